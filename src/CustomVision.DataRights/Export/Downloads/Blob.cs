using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>Linked bytes of the service that are downloaded into the archive.</summary>
internal sealed record Blob
{
    public required Guid ProjectId { get; init; }

    /// <summary>The payload file.</summary>
    public required PayloadFile File { get; init; }

    public required BlobKind Kind { get; init; }

    /// <summary>The link from the listing.</summary>
    public required BlobLink Link { get; init; }

    /// <summary>
    /// The callback that queries the object again in its set, and returns a new link, or null if the set no longer contains it. <see
    /// langword="null"/> if the service cannot be queried: an expired link is then reported.
    /// </summary>
    public required Func<Blob, CancellationToken, Task<BlobLink?>>? RefreshAsync { get; init; }

    /// <summary>
    /// The kind of object that <see cref="RefreshAsync"/> queries. An exported model has no id and is listed with its iteration.
    /// </summary>
    public required ServiceObjectKind Requested { get; init; }

    /// <summary>
    /// Whether <see cref="RefreshAsync"/> queries the object in an iteration. If the iteration is deleted, the object is gone too.
    /// </summary>
    public bool IsOfIteration { get; init; }

    /// <summary>Creates the download of a rendition of an image.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="imageId">The image.</param>
    /// <param name="rendition">The rendition.</param>
    /// <param name="link">The link from the listing.</param>
    /// <param name="refreshAsync">See <see cref="RefreshAsync"/>.</param>
    /// <param name="isOfIteration">See <see cref="IsOfIteration"/>.</param>
    public static Blob OfImage(
        Guid projectId,
        Guid imageId,
        ImageRendition rendition,
        BlobLink link,
        Func<Blob, CancellationToken, Task<BlobLink?>>? refreshAsync,
        bool isOfIteration = false
    ) =>
        new()
        {
            ProjectId = projectId,
            File = PayloadFile.OfImage(projectId, imageId, rendition),
            Kind = BlobKind.Image,
            Link = link,
            RefreshAsync = refreshAsync,
            Requested = ServiceObjectKind.Image,
            IsOfIteration = isOfIteration,
        };

    /// <summary>Gets whether the service refuses to refresh the link because the object, its iteration or its project is gone.</summary>
    public bool IsGoneIn(Exception fault) => ServiceAnswer.SaysGone(fault, Requested, orIteration: IsOfIteration, orProject: true);
}
