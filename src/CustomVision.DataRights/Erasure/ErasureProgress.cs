namespace CustomVision.DataRights.Erasure;

/// <summary>The progress of an erasure.</summary>
public sealed record ErasureProgress
{
    /// <summary>The current phase.</summary>
    public required ErasurePhase Phase { get; init; }

    /// <summary>The current project; <see langword="null"/> outside projects.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>The number of objects whose deletion was requested or, during verification, the number of objects that are gone.</summary>
    public long ObjectsDone { get; init; }

    /// <summary>The number of objects of the plan.</summary>
    public long ObjectsTotal { get; init; }

    /// <summary>The number of objects per second in this phase; 0 until it is measured.</summary>
    public double ObjectsPerSecond { get; init; }

    /// <summary>The estimated time remaining in this phase at this rate; <see langword="null"/> if it cannot be estimated.</summary>
    public TimeSpan? EstimatedRemaining { get; init; }
}
