namespace CustomVision.DataRights.Export;

/// <summary>The progress of an export; in a group of archives, that of the archive which is being written.</summary>
public sealed record ExportProgress
{
    /// <summary>The current phase.</summary>
    public required ExportPhase Phase { get; init; }

    /// <summary>The current project; <see langword="null"/> outside projects.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The position of the current project among those that are exported, from 1; 0 before the first project.</summary>
    public int ProjectNumber { get; init; }

    /// <summary>
    /// The number of projects that are exported; 0 until they are listed. It grows if projects are created during the export.
    /// </summary>
    public int ProjectsTotal { get; init; }

    /// <summary>The number of projects whose files are counted in <see cref="FilesTotal"/>.</summary>
    public int ProjectsCounted { get; init; }

    /// <summary>The number of files in the archive.</summary>
    public long FilesDone { get; init; }

    /// <summary>
    /// The number of files that the archive will contain, as far as the service's counts are known. It grows with each project, since a
    /// project is counted when it is exported.
    /// </summary>
    public long FilesTotal { get; init; }

    /// <summary>
    /// Whether the totals cover the whole export: all projects were counted, and no selection is incomplete. Until then,
    /// <see cref="EstimatedRemaining"/> is <see langword="null"/>.
    /// </summary>
    public bool AreTotalsKnown =>
        !IsSelecting && (Phase >= ExportPhase.Finishing || (ProjectsTotal > 0 && ProjectsCounted >= ProjectsTotal));

    /// <summary>
    /// Whether the images of a <see cref="ExportRequest.Subject"/> are still being selected. Until then, the totals cover only the images
    /// selected so far: the service does not count a selection.
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
