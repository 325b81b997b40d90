using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export.Files;

/// <summary>A downloaded file that is in the archive.</summary>
/// <param name="Extension">Its extension, without the dot; chosen by its content.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Sha256">Its digest.</param>
/// <param name="IntegrityWarning">The integrity warning about it.</param>
/// <param name="IsReadBack">Whether it was read back from the storage already, and compared.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoredFile(
    string Extension,
    long Length,
    Sha256Digest Sha256,
    IntegrityWarning IntegrityWarning = IntegrityWarning.None,
    bool IsReadBack = false
);
