using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure;

/// <summary>The decision about a model that was trained with erased data.</summary>
public sealed record ModelDecision
{
    /// <summary>The kind of decision.</summary>
    public required ModelDecisionKind Kind { get; init; }

    /// <summary>
    /// The reason, for <see cref="ModelDecisionKind.KeepWithReason"/>. The plan and the receipt contain it: do not name a person.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The decision to delete the iteration, unpublishing it first if it is published.</summary>
    public static ModelDecision DeleteIteration { get; } = new() { Kind = ModelDecisionKind.DeleteIteration };

    /// <summary>The decision that the host trains a new iteration and deletes the old one. This library does neither.</summary>
    public static ModelDecision Retrain { get; } = new() { Kind = ModelDecisionKind.Retrain };

    /// <summary>Creates the decision to keep the iteration.</summary>
    /// <param name="reason">The reason. The plan and the receipt contain it: do not name a person.</param>
    public static ModelDecision KeepWithReason(string reason)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new() { Kind = ModelDecisionKind.KeepWithReason, Reason = reason };
    }
}
