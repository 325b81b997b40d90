namespace CustomVision.DataRights.Erasure;

/// <summary>What was decided about a model that was trained with what was erased.</summary>
public sealed record IterationDecision
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The iteration.</summary>
    public required Guid IterationId { get; init; }

    /// <summary>The decision.</summary>
    public required ModelDecision Decision { get; init; }

    /// <summary>How many of the images that it was trained with were to be erased.</summary>
    public required int ErasedImages { get; init; }

    /// <summary>How many of its tags were to be deleted.</summary>
    public required int ErasedTags { get; init; }
}
