using CustomVision.DataRights.Emulator.Behavior;

namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>
/// The width and height that the service states for an image: those of the file, enlarged if a side is below 256 (NOTES 3.5).
/// </summary>
/// <remarks>As far as is known, the service does not change the uploaded bytes.</remarks>
internal static class StatedSize
{
    private const int ShortestSide = 256;

    public static (int Width, int Height) Of(ReadOnlySpan<byte> picture, PictureHeader header, ImageBehavior behavior)
    {
        var (width, height) =
            behavior.UprightSizes && ExifOrientation.SwapsSides(picture) ? (header.Height, header.Width) : (header.Width, header.Height);
        var shorter = Math.Min(width, height);
        return shorter is > 0 and < ShortestSide ? (Enlarged(width, shorter), Enlarged(height, shorter)) : (width, height);
    }

    private static int Enlarged(int side, int shorter) => (int)Math.Round((double)side * ShortestSide / shorter);
}
