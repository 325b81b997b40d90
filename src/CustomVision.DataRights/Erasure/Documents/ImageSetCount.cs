using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>The number of images in a set, by the service's own count.</summary>
internal sealed record ImageSetCount
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The iteration; <see langword="null"/> for the workspace.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Guid? IterationId { get; init; }

    /// <summary>The number when the plan was made.</summary>
    public required int Planned { get; init; }

    /// <summary>The number when the plan was verified; <see langword="null"/> if the set is gone or could not be counted.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Verified { get; init; }
}
