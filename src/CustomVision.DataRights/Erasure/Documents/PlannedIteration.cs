using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>An iteration of a project in which something is erased.</summary>
internal sealed record PlannedIteration
{
    /// <summary>The iteration.</summary>
    public required Guid IterationId { get; init; }

    /// <summary>Whether it was published when the plan was made. It is unpublished only if the plan deletes it.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>The number of its frozen images.</summary>
    public required int Images { get; init; }

    /// <summary>The number of its frozen tags.</summary>
    public required int Tags { get; init; }

    /// <summary>The number of its images that the plan erases.</summary>
    public required int ErasedImages { get; init; }

    /// <summary>The number of its tags that the plan deletes from the workspace.</summary>
    public required int ErasedTags { get; init; }

    /// <summary>The number of its exported model files; the service keeps them until the account is deleted.</summary>
    public required int ExportedModels { get; init; }

    /// <summary>The decision about it; <see langword="null"/> if none of its training data is erased.</summary>
    public ModelDecision? Decision { get; init; }

    /// <summary>One of its images outside the plan; <see langword="null"/> if there is none.</summary>
    public Guid? Witness { get; init; }

    /// <summary>Whether the plan deletes it.</summary>
    [JsonIgnore]
    internal bool IsDeleted => Decision?.Kind == ModelDecisionKind.DeleteIteration;
}
