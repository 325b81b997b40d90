using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Files;

/// <summary>A downloaded file that is in the archive.</summary>
/// <param name="Extension">The extension without the dot, determined by the content.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Sha256">The SHA-256 digest.</param>
/// <param name="IntegrityWarning">The integrity warning.</param>
/// <param name="IsReadBack">Whether the file was already read back from the storage and compared.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoredFile(
    string Extension,
    long Length,
    Sha256Digest Sha256,
    IntegrityWarning IntegrityWarning = IntegrityWarning.None,
    bool IsReadBack = false
);
