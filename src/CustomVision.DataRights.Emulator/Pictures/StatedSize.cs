namespace CustomVision.DataRights.Emulator.Pictures;

/// <summary>The width and height that the service states of an image: those of the file, enlarged where a side is below 256 (NOTES 3.5).</summary>
/// <remarks>The bytes stay as they were uploaded, as far as is known.</remarks>
internal static class StatedSize
{
    private const int ShortestSide = 256;

    public static (int Width, int Height) Of(PictureHeader picture)
    {
        var shorter = Math.Min(picture.Width, picture.Height);
        return shorter is > 0 and < ShortestSide
            ? (Enlarged(picture.Width, shorter), Enlarged(picture.Height, shorter))
            : (picture.Width, picture.Height);
    }

    private static int Enlarged(int side, int shorter) => (int)Math.Round((double)side * ShortestSide / shorter);
}
