namespace CustomVision.DataRights.Archive.Report;

/// <summary>How an export ended as a whole.</summary>
public enum ExportState
{
    /// <summary>
    /// Everything that was asked for is in the archive, and, where its sink can be read (<see cref="Export.ExportResult.IsReadBack"/>), was
    /// read back and agrees.
    /// </summary>
    Complete,

    /// <summary>
    /// Everything that still existed is in the archive; something vanished from the service, changed, or does not look whole. The report
    /// names it.
    /// </summary>
    CompleteWithDifferences,

    /// <summary>
    /// Something is missing: it failed, or the key may not read it. The report names it; running the export again tries it again.
    /// </summary>
    Incomplete,
}
