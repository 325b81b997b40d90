using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Contents;

/// <summary>A file that a list entry refers to.</summary>
/// <param name="Rendition">The rendition.</param>
/// <param name="Path">The path below <c>data/</c>; <see langword="null"/> if the file could not be retrieved.</param>
/// <param name="Sha256">The digest; <see langword="null"/> if the file could not be retrieved.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListedFile(ImageRendition Rendition, ArchivePath? Path, Sha256Digest? Sha256);
