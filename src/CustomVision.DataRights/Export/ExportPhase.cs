namespace CustomVision.DataRights.Export;

/// <summary>The phases of an export.</summary>
public enum ExportPhase
{
    /// <summary>Checking the files of an earlier, interrupted run.</summary>
    Resuming,

    /// <summary>Reading the account and its projects.</summary>
    Reading,

    /// <summary>Listing and downloading.</summary>
    Downloading,

    /// <summary>Writing the pages, the data sets and the manifests.</summary>
    Finishing,

    /// <summary>Reading everything back from the disk.</summary>
    ReadingBack,

    /// <summary>Done.</summary>
    Done,
}
