namespace CustomVision.DataRights.Viewer;

/// <summary>How an export ended.</summary>
internal enum ArchiveOutcome
{
    /// <summary>Everything that was asked for is there.</summary>
    Complete,

    /// <summary>Everything that still existed is there; something went away during the export.</summary>
    CompleteWithDifferences,

    /// <summary>Something that was asked for is missing.</summary>
    Incomplete,
}
