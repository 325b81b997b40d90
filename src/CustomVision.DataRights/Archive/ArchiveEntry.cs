using System.Runtime.InteropServices;

namespace CustomVision.DataRights.Archive;

/// <summary>A file at the location of an archive.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ArchiveEntry
{
    /// <summary>The path below the location, with forward slashes. Not necessarily a valid path of an archive.</summary>
    public required string RelativePath { get; init; }

    /// <summary>The length in bytes; <see langword="null"/> if the entry is not a regular file, such as a symbolic link.</summary>
    public required long? Length { get; init; }

    /// <summary>
    /// The SHA-256 digest in lower-case hexadecimal, as the storage records it; <see langword="null"/> if it records none.
    /// </summary>
    public string? Sha256 { get; init; }

    // An unfinished file: the process died while writing it.
    internal bool IsPartial => RelativePath.EndsWith(DirectoryArchiveSink.PartialSuffix, StringComparison.Ordinal);
}
