using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive.Contents;

/// <summary>A file that a list entry refers to.</summary>
/// <param name="Rendition">The rendition.</param>
/// <param name="Path">The path below <c>data/</c>; <see langword="null"/> if the file could not be retrieved.</param>
/// <param name="Sha256">The digest; <see langword="null"/> if the file could not be retrieved.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ListedFile(ImageRendition Rendition, ArchivePath? Path, Sha256Digest? Sha256)
{
    /// <param name="file">The file.</param>
    /// <param name="extension">Its extension.</param>
    /// <param name="sha256">Its digest.</param>
    public ListedFile(PayloadFile file, string extension, Sha256Digest sha256)
        : this(file.Rendition, Path: null, sha256) => (File, Extension) = (file, extension);

    /// <summary>The file, if its path is not yet a text.</summary>
    public PayloadFile? File { get; }

    /// <summary>The extension of <see cref="File"/>.</summary>
    public string? Extension { get; }
}
