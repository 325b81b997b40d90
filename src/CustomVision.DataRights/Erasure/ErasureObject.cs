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

    /// <summary>The outcome; <see langword="null"/> in a plan, and for objects that are not in the plan.</summary>
    [JsonRequired]
    public ErasureOutcome? Outcome { get; init; }

    /// <summary>
    /// The reason for the outcome, as a code that <see cref="ErasureSummary.DescribeReason"/> explains; <see langword="null"/> if there is
    /// none.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Reason { get; init; }

    /// <summary>For images and tags, whether the workspace contains the object. Receipts do not record it.</summary>
    [JsonIgnore]
    public bool InWorkspace { get; init; }

    /// <summary>
    /// For images and tags, the iterations that contain the object: in a plan, at the time of planning; in a receipt or a verification,
    /// those that still contain it. Deleting these iterations is the remedy.
    /// </summary>
    [JsonPropertyName("remainingIterations")]
    public IReadOnlyList<Guid> Iterations { get; init; } = [];
}
