namespace CustomVision.DataRights.Archive;

/// <summary>What is at the location of a resumable sink before an export writes there.</summary>
public enum ArchiveSinkState
{
    /// <summary>Nothing.</summary>
    Empty,

    /// <summary>The work state of an interrupted export, with or without entries.</summary>
    Unfinished,

    /// <summary>A finished archive.</summary>
    Finished,

    /// <summary>Something that no export has left there.</summary>
    Foreign,
}
