namespace CustomVision.DataRights.Training;

/// <summary>The criteria of an image listing. Without an iteration, the listing covers the workspace.</summary>
internal sealed record ImageListQuery
{
    /// <summary>The iteration whose frozen set is listed; <see langword="null"/> for the workspace.</summary>
    public Guid? IterationId { get; init; }

    /// <summary>The tags to filter by, at most 20: an image matches if it has any of them. Empty for no filter.</summary>
    public IReadOnlyList<Guid> TagIds { get; init; } = [];

    /// <summary><c>All</c>, <c>Tagged</c> or <c>Untagged</c>; <see langword="null"/> for all.</summary>
    public string? TaggingStatus { get; init; }
}
