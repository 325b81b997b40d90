namespace CustomVision.DataRights.Archive.Images;

/// <summary>
/// Parses an image incrementally and determines whether it is complete. Bytes after the end (motion photos, previews, padding) belong to
/// the file and are ignored. Buffers only a few bytes, regardless of the length of the image.
/// </summary>
/// <remarks>
/// Only the structure is parsed, as leniently as by decoders: if it cannot be parsed, only the last bytes are decisive. No image is
/// decoded.
/// </remarks>
internal abstract class ImageEnd
{
    /// <summary>Whether the image has its end; <see langword="null"/> if that is unknown.</summary>
    public abstract bool? IsThere { get; }

    /// <summary>Creates the check for a format.</summary>
    /// <param name="extension">The extension from <see cref="ImageSignature.Read"/>.</param>
    /// <returns>The check; <see langword="null"/> for a format without one.</returns>
    public static ImageEnd? For(string extension) =>
        extension switch
        {
            "jpg" => new JpegEnd(),
            "png" => new PngEnd(),
            "gif" => new GifEnd(),
            "bmp" => new BitmapEnd(),
            _ => null,
        };

    /// <summary>Processes the next bytes of the image.</summary>
    public abstract void Append(ReadOnlySpan<byte> bytes);
}
