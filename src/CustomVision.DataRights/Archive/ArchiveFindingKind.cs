namespace CustomVision.DataRights.Archive;

/// <summary>What is wrong with a file of an archive.</summary>
public enum ArchiveFindingKind
{
    /// <summary>The archive says that there is a file, and there is none.</summary>
    Missing,

    /// <summary>There is a file of which the archive says nothing.</summary>
    Unexpected,

    /// <summary>The file's content is not what the archive says it is.</summary>
    Changed,

    /// <summary>
    /// A path leaves the archive: <c>..</c>, an absolute path, or a symbolic link to the outside; or what stands there is no file but a
    /// named pipe, a device or a socket. It was not followed, and not opened.
    /// </summary>
    UnsafePath,

    /// <summary>A file that describes the archive breaks the format, or contradicts another.</summary>
    Malformed,
}
