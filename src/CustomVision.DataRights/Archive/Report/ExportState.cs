namespace CustomVision.DataRights.Archive.Report;

/// <summary>The states of an export.</summary>
public enum ExportState
{
    /// <summary>
    /// Everything requested is in the archive and, if the sink can be read (<see cref="Export.ExportResult.IsReadBack"/>), was read back
    /// and compared.
    /// </summary>
    Complete,

    /// <summary>
    /// Everything that still existed is in the archive. Something was deleted or changed, or has an integrity warning; the report lists it.
    /// </summary>
    CompleteWithDifferences,

    /// <summary>
    /// Something is missing, because it could not be retrieved or the credential is not allowed to read it. The report lists it; running
    /// the export again retries it.
    /// </summary>
    Incomplete,
}
