using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>The selection in one project.</summary>
internal sealed record ProjectSelection
{
    /// <summary>The project itself, with everything in it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>
    /// The objects that a project may contain to be deleted as a whole; null if this does not apply. See
    /// <see cref="ProjectSurvey.Complete"/>.
    /// </summary>
    public IReadOnlySet<Guid>? WholeIfOnly { get; init; }

    /// <summary>The callback that gets whether an image of a set is selected; set 0 is the workspace, followed by the iterations.</summary>
    public required Func<Image, int, bool> Chooses { get; init; }

    /// <summary>Tags that are chosen by their ids.</summary>
    public IReadOnlySet<Guid> Tags { get; init; } = new HashSet<Guid>();

    /// <summary>The tags by which the subject is chosen.</summary>
    public IReadOnlySet<Guid> SubjectTags { get; init; } = new HashSet<Guid>();

    /// <summary>Whether a tag that loses its last image is deleted.</summary>
    public bool DeleteEmptiedTags { get; init; }

    /// <summary>Iterations that are chosen by their ids.</summary>
    public IReadOnlySet<Guid> Iterations { get; init; } = new HashSet<Guid>();

    /// <summary>The query of the stored predictions that are chosen; null for none.</summary>
    public PredictionQuery? PredictionQuery { get; init; }

    /// <summary>Stored predictions that are chosen by their ids.</summary>
    public IReadOnlySet<Guid> PredictionIds { get; init; } = new HashSet<Guid>();

    /// <summary>A whole project.</summary>
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
