namespace CustomVision.DataRights.Archive.Contents;

/// <summary>The directory levels at which a category can have a document.</summary>
[Flags]
internal enum ArchiveLevel
{
    /// <summary>The category has no document of its own.</summary>
    None = 0,

    /// <summary><c>data/</c> itself.</summary>
    Resource = 1,

    /// <summary>The directory of a project, which also contains its workspace.</summary>
    Project = 2,

    /// <summary>The directory of an iteration.</summary>
    Iteration = 4,
}
