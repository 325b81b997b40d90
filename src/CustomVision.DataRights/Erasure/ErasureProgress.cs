namespace CustomVision.DataRights.Erasure;

/// <summary>How far an erasure is.</summary>
public sealed record ErasureProgress
{
    /// <summary>What it is doing.</summary>
    public required ErasurePhase Phase { get; init; }

    /// <summary>The project that it is at; <see langword="null"/> outside projects.</summary>
    public Guid? ProjectId { get; init; }

    /// <summary>Steps that have been made, skipped or found done.</summary>
    public int StepsDone { get; init; }

    /// <summary>All steps of the plan.</summary>
    public int Steps { get; init; }

    /// <summary>Objects whose deletion was asked for, or, while verifying, that are seen to be gone.</summary>
    public int ObjectsDone { get; init; }

    /// <summary>All objects of the plan.</summary>
    public int Objects { get; init; }

    /// <summary>Objects a second in this phase; 0 until something was measured.</summary>
    public double ObjectsPerSecond { get; init; }

    /// <summary>The time that is left of this phase at this rate; <see langword="null"/> until it can be estimated.</summary>
    public TimeSpan? EstimatedRemaining { get; init; }
}
