namespace CustomVision.DataRights.Archive;

/// <summary>The states of a resumable sink's location before an export.</summary>
public enum ArchiveSinkState
{
    /// <summary>The location is empty or does not exist.</summary>
    Empty,

    /// <summary>The location contains the work state of an interrupted export, with or without entries.</summary>
    Unfinished,

    /// <summary>The location contains a finished archive.</summary>
    Finished,

    /// <summary>The location contains files that were not written by an export.</summary>
    Foreign,

    /// <summary>
    /// The location contains a finished archive, and work state that a run did not remove because its process ended. The lease of a later
    /// run removes it.
    /// </summary>
    Ending,
}
