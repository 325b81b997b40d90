namespace CustomVision.DataRights.Tool.Progress;

/// <summary>How far a job is, in the terms that every job shares.</summary>
internal sealed record JobProgress
{
    /// <summary>What the job does now.</summary>
    public required string Phase { get; init; }

    /// <summary>What is counted, such as files.</summary>
    public string Unit { get; init; } = "";

    public long Done { get; init; }

    /// <summary>How many there are; 0 where the phase counts nothing.</summary>
    public long Total { get; init; }

    /// <summary>The bytes of what is done; 0 where they are not counted.</summary>
    public long Bytes { get; init; }

    /// <summary>The bytes a second; 0 where they are not measured.</summary>
    public double BytesPerSecond { get; init; }

    /// <summary>The counted things a second; 0 where they are not measured.</summary>
    public double UnitsPerSecond { get; init; }

    public TimeSpan? Remaining { get; init; }

    /// <summary>What explains the rate.</summary>
    public string? Remark { get; init; }
}
