namespace CustomVision.DataRights.Archive;

/// <summary>The kinds of problems found in archives.</summary>
public enum ArchiveFindingKind
{
    /// <summary>A listed file does not exist, or exists and cannot be read, as the finding's text says.</summary>
    Missing,

    /// <summary>A file exists that the archive does not list.</summary>
    Unexpected,

    /// <summary>The content of a file does not match its recorded digest, length or description.</summary>
    Changed,

    /// <summary>
    /// A path leads outside the archive (<c>..</c>, an absolute path, or a symbolic link to the outside), or the entry is a named pipe, a
    /// device or a socket. It was neither followed nor opened.
    /// </summary>
    UnsafePath,

    /// <summary>A file that describes the archive breaks the format, or contradicts another.</summary>
    Malformed,
}
