using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>What an activity of an erasure answers: states and counts only.</summary>
internal sealed record ErasureAnswer
{
    /// <summary>Why the erasure was refused. Nothing was changed by the attempt.</summary>
    public string? Refusal { get; init; }

    /// <summary>Whether another attempt may do better.</summary>
    public bool MayResume { get; init; }

    /// <summary>The state of the receipt that is stored.</summary>
    public ErasureState? State { get; init; }

    /// <summary>The time of the receipt's verification.</summary>
    public DateTimeOffset VerifiedAt { get; init; }

    /// <summary>Whether the later verification found everything gone or retained; null if none is stored.</summary>
    public bool? IsGone { get; init; }

    public int NotGone { get; init; }
}
