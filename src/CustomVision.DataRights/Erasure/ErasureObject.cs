using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure;

/// <summary>An object that an erasure concerns, and its outcome once that is known. Plans, receipts and verifications use it.</summary>
public sealed record ErasureObject
{
    /// <summary>The id of the project; <see cref="Guid.Empty"/> for the account.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The kind of object.</summary>
    public required ErasureObjectKind Kind { get; init; }

    /// <summary>The id of the object, within the project.</summary>
    public required Guid Id { get; init; }

    /// <summary>The outcome; <see langword="null"/> in a plan, and for objects that the plan does not name.</summary>
    [JsonRequired]
    public ErasureOutcome? Outcome { get; init; }

    /// <summary>
    /// The reason for the outcome, as a code that <see cref="ErasureSummary.DescribeReason"/> explains; <see langword="null"/> if there is
    /// none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>Whether the workspace holds the object, for images and tags. Receipts do not record it.</summary>
    [JsonIgnore]
    public bool InWorkspace { get; init; }

    /// <summary>
    /// The iterations that hold the object, for images and tags: in a plan, at the time of planning; in a receipt or a verification, those
    /// that still hold it, whose deletion is the remedy.
    /// </summary>
    [JsonPropertyName("remainingIterations")]
    public IReadOnlyList<Guid> Iterations { get; init; } = [];
}
