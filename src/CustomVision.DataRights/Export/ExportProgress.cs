namespace CustomVision.DataRights.Export;

/// <summary>How far an export is.</summary>
public sealed record ExportProgress
{
    /// <summary>What it is doing.</summary>
    public required ExportPhase Phase { get; init; }

    /// <summary>The project it is at; <see langword="null"/> outside projects.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Files that are in the archive so far.</summary>
    public long FilesDone { get; init; }

    /// <summary>Files that there will be, as far as the counts of the service are known; may grow.</summary>
    public long FilesExpected { get; init; }

    /// <summary>Bytes that are in the archive so far.</summary>
    public long BytesDone { get; init; }

    /// <summary>Bytes a second over this run; 0 until something was measured.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>The time that is left at this rate; <see langword="null"/> until it can be estimated.</summary>
    public TimeSpan? EstimatedRemaining { get; init; }

    /// <summary>Whether the images are inside a virtual network, and so share the rate limit of the Training API: such an export takes far longer.</summary>
    public bool ThroughTrainingApi { get; init; }
}
