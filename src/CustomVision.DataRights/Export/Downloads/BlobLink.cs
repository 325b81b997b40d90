using System.Runtime.InteropServices;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>The link to the bytes of an object, from its listing.</summary>
/// <param name="Text">The link, which is valid for 24 hours; missing if the object is listed without one.</param>
/// <param name="IntegrityWarning">The integrity warning that applies to all bytes from this link.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlobLink(LinkText Text, IntegrityWarning IntegrityWarning = IntegrityWarning.None)
{
    /// <param name="uri">The link; <see langword="null"/> if the object is listed without one.</param>
    public BlobLink(string? uri)
        : this(new LinkText(uri)) { }

    /// <summary>
    /// Creates the link to an original, or to the service's smaller copy with an integrity warning if there is no original.
    /// </summary>
    public static BlobLink ToOriginal(LinkText original, LinkText resized) =>
        original.IsMissing && !resized.IsMissing ? new BlobLink(resized, IntegrityWarning.ResizedCopy) : new BlobLink(original);

    /// <summary>Creates the link to a rendition of a listed image.</summary>
    public static BlobLink ToRendition(ImageRendition rendition, ListedImage image, ReadOnlyMemory<byte> json) =>
        rendition == ImageRendition.Original
            ? ToOriginal(image.LinkTo(rendition, json), image.LinkTo(ImageRendition.Resized, json))
            : new BlobLink(image.LinkTo(rendition, json));

    /// <summary>Creates the link to a rendition of an image.</summary>
    public static BlobLink ToRendition(ImageRendition rendition, Image image) =>
        ToRendition(rendition, new ListedImage(image), json: default);
}
