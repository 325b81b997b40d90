namespace CustomVision.DataRights.Archive;

/// <summary>The states of the location of a resumable sink before an export.</summary>
public enum ArchiveSinkState
{
    /// <summary>The location is empty or does not exist.</summary>
    Empty,

    /// <summary>The location has the work state of an interrupted export, with or without entries.</summary>
    Unfinished,

    /// <summary>The location has a finished archive.</summary>
    Finished,

    /// <summary>The location has files that no export has written.</summary>
    Foreign,
}
