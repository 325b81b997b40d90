namespace CustomVision.DataRights.Training;

/// <summary>
/// The criteria for stored predictions (QueryPredictions). All criteria must hold; without any, all predictions of the project match.
/// </summary>
public sealed record PredictionQuery
{
    /// <summary>Only those that this iteration answered.</summary>
    public Guid? IterationId { get; init; }

    /// <summary>Only those made at or after this time.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>Only those made before or at this time.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Only those that this application sent (the <c>application</c> parameter of the prediction endpoint).</summary>
    public string? Application { get; init; }

    /// <summary>Only those in which these tags were predicted; at most 2.</summary>
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
