using System.Runtime.InteropServices;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>The link to the bytes of an object, from its listing.</summary>
/// <param name="Uri">The link, which is valid for 24 hours; <see langword="null"/> if the object is listed without one.</param>
/// <param name="IntegrityWarning">The integrity warning that applies to all bytes from this link.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlobLink(string? Uri, IntegrityWarning IntegrityWarning = IntegrityWarning.None)
{
    /// <summary>
    /// Creates the link to an original, or to the service's smaller copy with an integrity warning if there is no original.
    /// </summary>
    public static BlobLink ToOriginal(string? original, string? resized) =>
        original is null && resized is not null ? new BlobLink(resized, IntegrityWarning.ResizedCopy) : new BlobLink(original);
}
