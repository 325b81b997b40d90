using System.Runtime.InteropServices;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>The link to the bytes of an object, from its listing.</summary>
/// <param name="Uri">The link, which answers for 24 hours; <see langword="null"/> if the object is listed without one.</param>
/// <param name="IntegrityWarning">The integrity warning about any bytes from this link.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BlobLink(string? Uri, IntegrityWarning IntegrityWarning = IntegrityWarning.None)
{
    /// <summary>The link to an original, or to the service's smaller copy where there is none, which is then said.</summary>
    public static BlobLink ToOriginal(string? original, string? resized) =>
        original is null && resized is not null ? new BlobLink(resized, IntegrityWarning.ResizedCopy) : new BlobLink(original);
}
