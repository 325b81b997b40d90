namespace CustomVision.DataRights.Archive.Images;

/// <summary>
/// Parses an image incrementally and determines whether it is complete. Data after the end of the image (motion photos, previews, padding)
/// is part of the file and ignored. Buffers only a few bytes, regardless of the length of the image.
/// </summary>
/// <remarks>
/// Only the structure is parsed, as leniently as decoders do; images are never decoded. If the structure cannot be parsed, the result
/// depends only on the last bytes.
/// </remarks>
internal abstract class ImageEnd
{
    /// <summary>Whether the end of the image was found; <see langword="null"/> if unknown.</summary>
    public abstract bool? IsThere { get; }

    /// <summary>Creates the check for a format.</summary>
    /// <param name="extension">The extension from <see cref="ImageSignature.Read"/>.</param>
    /// <returns>The check; <see langword="null"/> if the format is not supported.</returns>
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
