namespace CustomVision.DataRights.Deletion;

/// <summary>The outcome of the deletion of one stored prediction.</summary>
public sealed record PredictionDeletion
{
    /// <summary>The prediction.</summary>
    public required Guid PredictionId { get; init; }

    /// <summary>
    /// The outcome: <see cref="DeletionOutcome.Accepted"/>, <see cref="DeletionOutcome.Failed"/> or <see cref="DeletionOutcome.Unknown"/>.
    /// </summary>
    public required DeletionOutcome Outcome { get; init; }

    /// <summary>Why it failed or is unknown; otherwise <see langword="null"/>.</summary>
    public TrainingApiException? Error { get; init; }
}
