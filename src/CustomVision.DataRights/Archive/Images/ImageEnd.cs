namespace CustomVision.DataRights.Archive.Images;

/// <summary>
/// Follows an image's format while its bytes pass, and determines whether the image reaches its end. Bytes after the end (motion photos,
/// previews, padding) belong to the file and do not matter here. Holds no more than a few bytes, whatever the length of the image.
/// </summary>
/// <remarks>
/// Only the structure is followed, and as leniently as decoders do: what cannot be followed is judged by the last bytes alone. No picture
/// is decoded.
/// </remarks>
internal abstract class ImageEnd
{
    /// <summary>Whether the image has its end; <see langword="null"/> if that is unknown.</summary>
    public abstract bool? IsThere { get; }

    /// <summary>Creates the check for a format.</summary>
    /// <param name="extension">The extension that <see cref="ImageSignature.Read"/> gave.</param>
    /// <returns><see langword="null"/> for a format whose end is not known here.</returns>
    public static ImageEnd? For(string extension) =>
        extension switch
        {
            "jpg" => new JpegEnd(),
            "png" => new PngEnd(),
            "gif" => new GifEnd(),
            "bmp" => new BitmapEnd(),
            _ => null,
        };

    /// <summary>Takes the next bytes of the image.</summary>
    public abstract void Append(ReadOnlySpan<byte> bytes);
}
