namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A stored prediction: an image that was sent for prediction, with its predicted tags.</summary>
internal sealed record ArchivedPrediction
{
    public required Guid Id { get; init; }

    public Guid? IterationId { get; init; }

    public DateTimeOffset? Created { get; init; }

    public required IReadOnlyList<ArchivedPredictedTag> Tags { get; init; }

    /// <inheritdoc cref="ArchivedImage.File"/>
    public ArchivePath? File { get; init; }

    /// <inheritdoc cref="ArchivedImage.Sha256"/>
    public Sha256Digest? Sha256 { get; init; }
}
