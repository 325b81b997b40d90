using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure;

/// <summary>What becomes of a model that was trained with what is erased.</summary>
public sealed record ModelDecision
{
    /// <summary>Which way.</summary>
    public required ModelDecisionKind Kind { get; init; }

    /// <summary>Why, for <see cref="ModelDecisionKind.KeepWithReason"/>. It stands in the plan and the receipt: name no person.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The iteration is deleted, and unpublished first where it is published.</summary>
    public static ModelDecision DeleteIteration { get; } = new() { Kind = ModelDecisionKind.DeleteIteration };

    /// <summary>The host trains a new iteration and deletes the old one; this library leaves both to it.</summary>
    public static ModelDecision Retrain { get; } = new() { Kind = ModelDecisionKind.Retrain };

    /// <summary>The iteration is kept.</summary>
    /// <param name="reason">Why; it stands in the plan and the receipt. Name no person.</param>
    public static ModelDecision KeepWithReason(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new() { Kind = ModelDecisionKind.KeepWithReason, Reason = reason };
    }
}
