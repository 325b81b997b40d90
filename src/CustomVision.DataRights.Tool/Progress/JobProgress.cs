namespace CustomVision.DataRights.Tool.Progress;

/// <summary>The progress of a job, in a form that all jobs share.</summary>
internal sealed record JobProgress
{
    /// <summary>The current phase.</summary>
    public required string Phase { get; init; }

    /// <summary>The counted unit, such as files.</summary>
    public string Unit { get; init; } = "";

    public long Done { get; init; }

    /// <summary>The total; 0 if the phase has no counts.</summary>
    public long Total { get; init; }

    /// <summary>Whether the total is unknown, so that only <see cref="Done"/> is shown.</summary>
    public bool IsTotalUnknown { get; init; }

    /// <summary>The number of bytes done; 0 if they are not counted.</summary>
    public long Bytes { get; init; }

    /// <summary>The bytes per second; 0 if they are not measured.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>The counted units per second; 0 if they are not measured.</summary>
    public double UnitsPerSecond { get; init; }

    public TimeSpan? Remaining { get; init; }

    /// <summary>A remark that explains the rate.</summary>
    public string? Remark { get; init; }
}
