using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The selection in one project.</summary>
internal sealed record ProjectSelection
{
    /// <summary>Whether the project itself is selected, with everything in it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>
    /// The only objects that the project may contain if it is to be deleted as a whole; null if this does not apply. See <see
    /// cref="ProjectSurvey.Complete"/>.
    /// </summary>
    public IReadOnlySet<Guid>? WholeIfOnly { get; init; }

    /// <summary>The callback that gets whether an image of a set is selected; set 0 is the workspace, followed by the iterations.</summary>
    public required Func<Image, int, bool> Chooses { get; init; }

    /// <summary>The tags that are selected by id.</summary>
    public IReadOnlySet<Guid> Tags { get; init; } = new HashSet<Guid>();

    /// <summary>The tags that select the subject's images.</summary>
    public IReadOnlySet<Guid> SubjectTags { get; init; } = new HashSet<Guid>();

    /// <summary>Whether a tag that loses its last image is deleted.</summary>
    public bool DeleteEmptiedTags { get; init; }

    /// <summary>The iterations that are selected by id.</summary>
    public IReadOnlySet<Guid> Iterations { get; init; } = new HashSet<Guid>();

    /// <summary>The query that selects stored predictions; null for none.</summary>
    public PredictionQuery? PredictionQuery { get; init; }

    /// <summary>The stored predictions that are selected by id.</summary>
    public IReadOnlySet<Guid> PredictionIds { get; init; } = new HashSet<Guid>();

    /// <summary>The selection of a whole project.</summary>
    public static ProjectSelection Whole { get; } =
        new()
        {
            IsWhole = true,
            Chooses = static (_, _) => true,
            PredictionQuery = new PredictionQuery(),
        };

    /// <summary>
    /// Gets whether a returned prediction matches the query: time, iteration and tags are compared again, since a filter that the service
    /// interprets differently would cause the deletion of other people's data. The application is not part of the answer: see
    /// <see cref="ApplicationFilter"/>.
    /// </summary>
    public bool Meets(StoredPrediction prediction) =>
        PredictionQuery is { } query
        && (query.IterationId is not { } iteration || prediction.Iteration == iteration)
        && (query.StartTime is not { } start || prediction.Created >= start)
        && (query.EndTime is not { } end || prediction.Created <= end)
        && query.Tags.All(tag =>
            prediction.Predictions.Any(result =>
                result.TagId == tag.Id && result.Probability >= tag.MinThreshold && result.Probability <= tag.MaxThreshold
            )
        );
}
