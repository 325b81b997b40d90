using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Which stored predictions of a project are meant: those of a query, and those of ids.</summary>
internal sealed record PredictionSelection(PredictionQuery? Query, IReadOnlySet<Guid> Ids)
{
    public static PredictionSelection None { get; } = new(null, new HashSet<Guid>());

    public static PredictionSelection All { get; } = new(new PredictionQuery(), new HashSet<Guid>());

    public bool IsNone => Query is null && Ids.Count == 0;

    /// <summary>
    /// Whether a prediction that the service gave for the query meets it: time, iteration and tags are compared again here, since a filter that the service
    /// reads otherwise would delete strangers' data. The application is not part of the answer: see <see cref="ApplicationFilter"/>.
    /// </summary>
    public bool Meets(StoredPrediction prediction) =>
        Query is { } query
        && (query.IterationId is not { } iteration || prediction.Iteration == iteration)
        && (query.StartTime is not { } start || prediction.Created >= start)
        && (query.EndTime is not { } end || prediction.Created <= end)
        && query.Tags.All(tag => prediction.Predictions.Any(
            result => result.TagId == tag.Id && result.Probability >= tag.MinThreshold && result.Probability <= tag.MaxThreshold));
}
