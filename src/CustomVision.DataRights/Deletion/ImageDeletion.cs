namespace CustomVision.DataRights.Deletion;

/// <summary>The outcome of the deletion of one image.</summary>
public sealed record ImageDeletion
{
    /// <summary>The image.</summary>
    public required Guid ImageId { get; init; }

    /// <summary>The outcome.</summary>
    public required DeletionOutcome Outcome { get; init; }

    /// <summary>
    /// The iterations that still hold it, where <see cref="Outcome"/> is <see cref="DeletionOutcome.StillThere"/>; deleting them is the
    /// remedy.
    /// </summary>
    public IReadOnlyList<Guid> RemainingIterations { get; init; } = [];

    /// <summary>
    /// Why it failed or is unknown, or, where <see cref="Outcome"/> is <see cref="DeletionOutcome.Accepted"/>, why the service could not be
    /// asked whether it has happened; otherwise <see langword="null"/>.
    /// </summary>
    public TrainingApiException? Error { get; init; }
}
