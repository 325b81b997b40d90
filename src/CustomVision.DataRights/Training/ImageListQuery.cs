namespace CustomVision.DataRights.Training;

/// <summary>The criteria of an image listing. Without an iteration, the images of the workspace.</summary>
internal sealed record ImageListQuery
{
    /// <summary>The iteration whose frozen set is meant; null for the workspace.</summary>
    public Guid? IterationId { get; init; }

    /// <summary>Images with any of these tags; at most 20; empty for no such filter.</summary>
    public IReadOnlyList<Guid> TagIds { get; init; } = [];

    /// <summary><c>All</c>, <c>Tagged</c> or <c>Untagged</c>; <see langword="null"/> for all.</summary>
    public string? TaggingStatus { get; init; }
}
