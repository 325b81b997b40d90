using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive;

/// <summary>A file that was written into a bag.</summary>
/// <param name="Path">The path; for a payload file, it begins with <c>data/</c>.</param>
/// <param name="Length">The length in bytes.</param>
/// <param name="Sha256">The digest of the content.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ArchiveFile(ArchivePath Path, long Length, Sha256Digest Sha256);
