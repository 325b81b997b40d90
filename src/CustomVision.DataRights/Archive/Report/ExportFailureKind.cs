namespace CustomVision.DataRights.Archive.Report;

/// <summary>The kinds of failures of an exported object.</summary>
public enum ExportFailureKind
{
    /// <summary>The object could not be retrieved. Running the export again retries it.</summary>
    Failed,

    /// <summary>
    /// The object was deleted from the service during the export, or since an earlier run exported it. What was exported of it is kept.
    /// </summary>
    Gone,

    /// <summary>
    /// The object is exported as the service holds it, but may not be what it should be, such as an image that was truncated before its
    /// upload.
    /// </summary>
    IntegrityWarning,
}
