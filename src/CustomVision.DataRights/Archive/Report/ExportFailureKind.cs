namespace CustomVision.DataRights.Archive.Report;

/// <summary>In which way an object is missing.</summary>
public enum ExportFailureKind
{
    /// <summary>It could not be retrieved; running the export again retries it.</summary>
    Failed,

    /// <summary>
    /// It vanished from the service while the export ran, or since an earlier run exported it; what was exported of it is kept.
    /// </summary>
    Gone,

    /// <summary>
    /// It is there as the service holds it, but does not look whole: an image that was cut before it was uploaded, for example.
    /// </summary>
    Suspect,
}
