namespace CustomVision.DataRights.Tool.Documents;

/// <summary>A project and its counts.</summary>
internal sealed record ListedProject
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The number of images of the workspace.</summary>
    public int? Images { get; init; }

    /// <summary>The number of those that carry a tag.</summary>
    public int? TaggedImages { get; init; }

    /// <summary>The number of tags.</summary>
    public int? Tags { get; init; }

    /// <summary>The number of iterations.</summary>
    public int? Iterations { get; init; }

    /// <summary>The number of those that are published.</summary>
    public int? PublishedIterations { get; init; }

    /// <summary>The number of stored predictions.</summary>
    public int? Predictions { get; init; }

    /// <summary>The trained iterations that have no model file.</summary>
    public IReadOnlyList<MissingModel>? MissingModels { get; init; }

    /// <summary>Why the project could not be counted; the counts are missing then.</summary>
    public string? Failure { get; init; }
}
