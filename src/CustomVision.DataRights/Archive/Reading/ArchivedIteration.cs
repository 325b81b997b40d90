namespace CustomVision.DataRights.Archive.Reading;

/// <summary>An iteration of a project: a trained model, or an attempt at one.</summary>
internal sealed record ArchivedIteration
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? TrainedAt { get; init; }

    /// <summary>The name under which the model is published for predictions; <see langword="null"/> when it is not.</summary>
    public string? PublishName { get; init; }

    /// <summary>From 0 to 1, at the service's default threshold; <see langword="null"/> when the archive has no performance.</summary>
    public double? Precision { get; init; }

    /// <inheritdoc cref="Precision"/>
    public double? Recall { get; init; }

    /// <inheritdoc cref="Precision"/>
    public double? AveragePrecision { get; init; }

    /// <summary>The model files that the service keeps for this iteration.</summary>
    public required IReadOnlyList<ArchivedModel> Models { get; init; }
}
