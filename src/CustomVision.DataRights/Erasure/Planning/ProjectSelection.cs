using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>What is to be erased in one project.</summary>
internal sealed record ProjectSelection
{
    /// <summary>The project itself, with everything in it.</summary>
    public bool IsWhole { get; init; }

    /// <summary>What the project may hold and yet go as a whole; null where that is not asked. See <see cref="ProjectSurvey.Complete"/>.</summary>
    public IReadOnlySet<Guid>? WholeIfOnly { get; init; }

    /// <summary>Whether an image is chosen, as one of its sets describes it; 0 is the workspace, then come the iterations.</summary>
    public required Func<Image, int, bool> Chooses { get; init; }

    /// <summary>Tags that are chosen by their ids.</summary>
    public IReadOnlySet<Guid> Tags { get; init; } = new HashSet<Guid>();

    /// <summary>The tags by which the subject is chosen.</summary>
    public IReadOnlySet<Guid> SubjectTags { get; init; } = new HashSet<Guid>();

    /// <summary>Whether a tag goes that loses its last image.</summary>
    public bool DeleteEmptiedTags { get; init; }

    /// <summary>Iterations that are chosen by their ids.</summary>
    public IReadOnlySet<Guid> Iterations { get; init; } = new HashSet<Guid>();

    public required PredictionSelection Predictions { get; init; }
}
