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
    /// Integrity warning: the object is exported as the service holds it, but seems incomplete, such as an image that was truncated before
    /// its upload.
    /// </summary>
    Suspect,
}
