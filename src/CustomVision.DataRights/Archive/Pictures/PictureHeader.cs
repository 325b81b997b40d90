namespace CustomVision.DataRights.Archive.Pictures;

/// <summary>The size and orientation from the header of an image.</summary>
/// <param name="Width">The width of the stored pixels.</param>
/// <param name="Height">The height of the stored pixels.</param>
internal sealed record PictureHeader(int Width, int Height)
{
    /// <summary>The number of bytes read so far at which the search for the header ends. The last step reads up to 16 MB.</summary>
    private const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>The number of bytes that is enough for the header of most images.</summary>
    public const int FirstBytes = 4096;

    /// <summary>The EXIF orientation, from 1 to 8; 1 means that the stored pixels are displayed unchanged.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>The patches that set every orientation to 1: two bytes per tag, and in a PNG also the checksum of the chunk.</summary>
    public IReadOnlyList<PicturePatch> Neutral { get; init; } = [];

    /// <summary>Reads the header of a picture.</summary>
    /// <param name="stream">The picture, positioned at its beginning. It is left open.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The header, or <see langword="null"/> if the format is not JPEG, PNG, GIF or BMP, or the header is damaged.</returns>
    public static async Task<PictureHeader?> ReadAsync(Stream stream, CancellationToken cancellationToken)
    {
        var head = new byte[FirstBytes];
        var length = 0;
        while (true)
        {
            var read = await stream
                .ReadAtLeastAsync(head.AsMemory(length), head.Length - length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            var isWhole = length + read < head.Length;
            length += read;
            var header = Parse(head.AsSpan(0, length), out var needsMore);
            if (!needsMore || isWhole || head.Length >= MaxBytes)
            {
                return header;
            }

            Array.Resize(ref head, head.Length * 8);
        }
    }

    /// <summary>Parses the first bytes of a picture.</summary>
    /// <param name="head">The first bytes.</param>
    /// <param name="needsMore">Whether the header continues beyond these bytes.</param>
    internal static PictureHeader? Parse(ReadOnlySpan<byte> head, out bool needsMore)
    {
        var header = ImageSignature.Read(head).Extension switch
        {
            "jpg" => JpegHeader.Parse(head, out needsMore),
            "png" => PngHeader.Parse(head, out needsMore),
            "gif" => RasterHeader.ParseGif(head, out needsMore),
            "bmp" => RasterHeader.ParseBitmap(head, out needsMore),
            _ => Unknown(out needsMore),
        };
        return header is { Width: > 0, Height: > 0 } ? header : null;
    }

    private static PictureHeader? Unknown(out bool needsMore)
    {
        needsMore = false;
        return null;
    }
}
