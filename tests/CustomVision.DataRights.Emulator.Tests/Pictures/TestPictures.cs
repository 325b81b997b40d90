using CustomVision.DataRights.Emulator.Pictures;

namespace CustomVision.DataRights.Emulator.Tests.Pictures;

/// <summary>Pictures that no other call gets.</summary>
internal static class TestPictures
{
    private static int _next;

    public static byte[] Draw(int width = 256, int height = 256)
    {
        var number = Interlocked.Increment(ref _next);
        var rgb = new byte[width * height * 3];
        (rgb[0], rgb[1], rgb[2]) = ((byte)(number >> 16), (byte)(number >> 8), (byte)number);
        return PngWriter.Write(width, height, rgb);
    }
}
