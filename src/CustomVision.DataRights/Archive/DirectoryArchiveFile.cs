using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive;

/// <summary>A file that was found below the root of a directory sink.</summary>
/// <param name="RelativePath">The path below the root, with forward slashes. Not necessarily a valid path of an archive.</param>
/// <param name="Length">The length in bytes; <see langword="null"/> for a symbolic link.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct DirectoryArchiveFile(string RelativePath, long? Length)
{
    /// <summary>Whether the file was never finished: the process died while it was written.</summary>
    public bool IsPartial => RelativePath.EndsWith(DirectoryArchiveSink.PartialSuffix, StringComparison.Ordinal);
}
