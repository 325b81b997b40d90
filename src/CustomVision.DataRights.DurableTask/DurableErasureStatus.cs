using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.DurableTask;

/// <summary>The progress of an erasure with failover.</summary>
public sealed record DurableErasureStatus
{
    /// <summary>
    /// The state in the engine: <c>Pending</c>, <c>Running</c>, <c>Completed</c>, <c>Failed</c> or another of its states.
    /// </summary>
    public string EngineState { get; init; } = string.Empty;

    /// <summary>Whether the erasure has ended, with its later verification.</summary>
    public bool HasEnded { get; init; }

    /// <summary>Why the erasure or its later verification was refused or failed; <see langword="null"/> if it was not.</summary>
    public string? Failure { get; init; }

    /// <summary>The state of the receipt, which is stored; <see langword="null"/> until then.</summary>
    public ErasureState? State { get; init; }

    /// <summary>
    /// Whether nothing more is deleted: the receipt is final, or repeated attempts have left it unfinished. What follows is the later
    /// verification.
    /// </summary>
    public bool IsCarriedOut { get; init; }

    /// <summary>The time of the later verification, UTC; <see langword="null"/> until the erasure is carried out.</summary>
    public DateTimeOffset? VerificationDue { get; init; }

    /// <summary>
    /// Whether the later verification found every object gone, or retained for a stated reason; <see langword="null"/> until it is stored.
    /// <see langword="false"/> also where nothing could be verified, which the verification states.
    /// </summary>
    public bool? IsGone { get; init; }

    /// <summary>
    /// The number of objects that the later verification found, or could not verify; <see langword="null"/> until it is stored.
    /// </summary>
    public int? NotGone { get; init; }

    /// <summary>When the status was written, UTC.</summary>
    public DateTimeOffset Updated { get; init; }
}
