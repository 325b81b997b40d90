namespace CustomVision.DataRights.Tool.Documents;

/// <summary>A project and its counts.</summary>
internal sealed record ListedProject
{
    /// <summary>The id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The number of images in the workspace.</summary>
    public int? Images { get; init; }

    /// <summary>The number of tagged images in the workspace.</summary>
    public int? TaggedImages { get; init; }

    /// <summary>The number of tags.</summary>
    public int? Tags { get; init; }

    /// <summary>The number of iterations.</summary>
    public int? Iterations { get; init; }

    /// <summary>The number of published iterations.</summary>
    public int? PublishedIterations { get; init; }

    /// <summary>The number of stored predictions.</summary>
    public int? Predictions { get; init; }

    /// <summary>The trained iterations without a model file.</summary>
    public IReadOnlyList<MissingModel>? MissingModels { get; init; }

    /// <summary>The reason the project could not be counted; the counts are then missing.</summary>
    public string? Failure { get; init; }
}
