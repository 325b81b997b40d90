namespace CustomVision.DataRights.Deletion;

/// <summary>The outcome of the deletion of one image or stored prediction.</summary>
public sealed record ObjectDeletion
{
    /// <summary>The id of the image or the prediction.</summary>
    public required Guid Id { get; init; }

    /// <summary>
    /// The outcome. The deletion of predictions is not verified: their outcome is <see cref="DeletionOutcome.Accepted"/>,
    /// <see cref="DeletionOutcome.Failed"/> or <see cref="DeletionOutcome.Unknown"/>.
    /// </summary>
    public required DeletionOutcome Outcome { get; init; }

    /// <summary>
    /// The iterations that still contain the image, for <see cref="DeletionOutcome.StillThere"/>. Delete them to remove the image.
    /// </summary>
    public IReadOnlyList<Guid> RemainingIterations { get; init; } = [];

    /// <summary>
    /// The error that made the outcome <see cref="DeletionOutcome.Failed"/> or <see cref="DeletionOutcome.Unknown"/>; for
    /// <see cref="DeletionOutcome.Accepted"/>, the error that ended the wait for completion; otherwise <see langword="null"/>.
    /// </summary>
    public TrainingApiException? Error { get; init; }
}
