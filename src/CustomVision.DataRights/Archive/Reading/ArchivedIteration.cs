namespace CustomVision.DataRights.Archive.Reading;

/// <summary>An iteration of a project: a trained model or a training attempt.</summary>
internal sealed record ArchivedIteration
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public string? Status { get; init; }

    public DateTimeOffset? Created { get; init; }

    public DateTimeOffset? TrainedAt { get; init; }

    /// <summary>The name under which the model is published for predictions; <see langword="null"/> if it is not published.</summary>
    public string? PublishName { get; init; }

    /// <summary>
    /// The precision from 0 to 1, at the service's default threshold; <see langword="null"/> if the archive has no performance.
    /// </summary>
    public double? Precision { get; init; }

    /// <inheritdoc cref="Precision"/>
    public double? Recall { get; init; }

    /// <inheritdoc cref="Precision"/>
    public double? AveragePrecision { get; init; }

    /// <summary>The model files that the service keeps for this iteration.</summary>
    public required IReadOnlyList<ArchivedModel> Models { get; init; }
}
