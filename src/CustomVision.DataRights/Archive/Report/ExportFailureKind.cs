namespace CustomVision.DataRights.Archive.Report;

/// <summary>The kinds of export failures.</summary>
public enum ExportFailureKind
{
    /// <summary>The object could not be retrieved. The next run of the export retries it.</summary>
    Failed,

    /// <summary>
    /// The object was deleted from the service during the export, or after an earlier run exported it. The data that was already exported
    /// is kept.
    /// </summary>
    Gone,

    /// <summary>
    /// The object was exported as the service returned it, but may be damaged, such as an image that was truncated before its upload.
    /// </summary>
    IntegrityWarning,
}
