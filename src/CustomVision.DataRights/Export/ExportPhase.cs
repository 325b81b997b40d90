namespace CustomVision.DataRights.Export;

/// <summary>What an export is doing.</summary>
public enum ExportPhase
{
    /// <summary>Checks the files of an earlier, interrupted run.</summary>
    Resuming,

    /// <summary>Reads the account and its projects.</summary>
    Reading,

    /// <summary>Lists and downloads.</summary>
    Downloading,

    /// <summary>Writes the pages, the data sets and the manifests.</summary>
    Finishing,

    /// <summary>Reads everything back from the disk.</summary>
    ReadingBack,

    /// <summary>Is done.</summary>
    Done,
}
