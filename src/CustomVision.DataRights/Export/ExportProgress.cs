namespace CustomVision.DataRights.Export;

/// <summary>The progress of an export.</summary>
public sealed record ExportProgress
{
    /// <summary>The current phase.</summary>
    public required ExportPhase Phase { get; init; }

    /// <summary>The current project; <see langword="null"/> outside projects.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The number of files in the archive.</summary>
    public long FilesDone { get; init; }

    /// <summary>The number of files that the archive will contain, as far as the service's counts are known. It may grow.</summary>
    public long FilesTotal { get; init; }

    /// <summary>
    /// Whether the images of a <see cref="ExportRequest.Subject"/> are still being selected. Until then, the totals cover only the images
    /// selected so far, and <see cref="EstimatedRemaining"/> is <see langword="null"/>: the service does not count a selection.
    /// </summary>
    public bool IsSelecting { get; init; }

    /// <summary>The number of bytes in the archive.</summary>
    public long BytesDone { get; init; }

    /// <summary>
    /// The number of bytes that the archive will contain, estimated from the average size of the files in it. The service reports sizes
    /// only with the files.
    /// </summary>
    public long BytesTotal { get; init; }

    /// <summary>The number of bytes per second in this run; 0 until it is measured.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>The estimated time remaining at this rate; <see langword="null"/> until it can be estimated.</summary>
    public TimeSpan? EstimatedRemaining { get; init; }

    /// <summary>
    /// Whether the images are read through the Training API (inside a virtual network) and therefore share its rate limit. Such an export
    /// takes far longer.
    /// </summary>
    public bool ThroughTrainingApi { get; init; }
}
