namespace CustomVision.DataRights.Archive.Report;

/// <summary>The states of an export.</summary>
public enum ExportState
{
    /// <summary>
    /// All requested data is in the archive and, if the sink can be read (<see cref="Export.ExportResult.IsReadBack"/>), was read back and
    /// compared.
    /// </summary>
    Complete,

    /// <summary>
    /// All data that still existed is in the archive. Something was deleted or changed, or has an integrity warning; the report lists it.
    /// </summary>
    CompleteWithDifferences,

    /// <summary>
    /// Some data is missing, because it could not be retrieved or because the credential is not allowed to read it. The report lists it,
    /// and the next run of the export retries it.
    /// </summary>
    Incomplete,
}
