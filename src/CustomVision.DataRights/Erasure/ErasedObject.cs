using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure;

/// <summary>The outcome of one object of a plan.</summary>
public sealed record ErasedObject
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>Its kind.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The outcome.</summary>
    public required ErasureOutcome Outcome { get; init; }

    /// <summary>
    /// The reason, for <see cref="ErasureOutcome.Failed"/>, <see cref="ErasureOutcome.Retained"/> and <see cref="ErasureOutcome.Unknown"/>.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>The iterations that still hold it. Deleting them is the remedy.</summary>
    public IReadOnlyList<Guid> RemainingIterations { get; init; } = [];
}
