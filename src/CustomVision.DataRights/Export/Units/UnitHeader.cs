namespace CustomVision.DataRights.Export.Units;

/// <summary>The first line of a unit, and of its pages.</summary>
internal sealed record UnitHeader
{
    public required Guid ProjectId { get; init; }

    public Guid? IterationId { get; init; }

    /// <summary>The renditions of each image that are downloaded.</summary>
    public required IReadOnlyList<ImageRendition> Renditions { get; init; }

    /// <summary>The time at which the pages were listed, UTC.</summary>
    public required DateTimeOffset Listed { get; init; }

    /// <summary>The offset of the page after the last one; <see langword="null"/> at the end of the set.</summary>
    public int? Next { get; init; }

    /// <summary>The trace that the unit belongs to (W3C traceparent).</summary>
    public string? Trace { get; init; }
}
