namespace CustomVision.DataRights.Training;

/// <summary>
/// The criteria for stored predictions (QueryPredictions). All criteria must hold; without any, all predictions of the project match.
/// </summary>
public sealed record PredictionQuery
{
    /// <summary>The iteration that made the predictions.</summary>
    public Guid? IterationId { get; init; }

    /// <summary>The earliest time of the predictions, inclusive.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>The latest time of the predictions, inclusive.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>The application that sent the images (the <c>application</c> parameter of the prediction endpoint).</summary>
    public string? Application { get; init; }

    /// <summary>The predicted tags; at most 2.</summary>
    public IReadOnlyList<PredictionQueryTag> Tags
    {
        get => field ?? [];
        init;
    }

    /// <summary>One of <see cref="PredictionOrder"/>.</summary>
    public string OrderBy { get; init; } = PredictionOrder.Oldest;

    /// <summary>The kind of criteria, without their values.</summary>
    public override string ToString() => nameof(PredictionQuery);
}
