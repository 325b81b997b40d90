namespace CustomVision.DataRights.Erasure;

/// <summary>The decision about an iteration that was trained with erased data.</summary>
public sealed record IterationDecision
{
    /// <summary>The project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The iteration.</summary>
    public required Guid IterationId { get; init; }

    /// <summary>The decision.</summary>
    public required ModelDecision Decision { get; init; }

    /// <summary>The number of its training images that were to be erased.</summary>
    public required int ErasedImages { get; init; }

    /// <summary>The number of its tags that were to be deleted.</summary>
    public required int ErasedTags { get; init; }
}
