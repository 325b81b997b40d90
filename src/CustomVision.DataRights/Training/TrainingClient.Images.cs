using System.Net;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

internal sealed partial class TrainingClient
{
    /// <summary>GetImages: lists the tagged and untagged images of the workspace or of an iteration.</summary>
    /// <param name="projectId">The project.</param>
    /// <param name="query">The criteria.</param>
    /// <param name="keepsUnread">
    /// Whether an unreadable image is listed with <see cref="Raw{T}.Unread"/> instead of failing the listing.
    /// </param>
    public PagedListing<Image> GetImages(Guid projectId, ImageListQuery query, bool keepsUnread = false)
    {
        RequireFilterWithinLimit(query);
        return ListImages(
            "GetImages",
            () => Filter(Project(projectId, "/images"), query).With("taggingStatus", query.TaggingStatus),
            cancellationToken => GetImageCountAsync(projectId, query, cancellationToken),
            keepsUnread ? id => new Image { Id = id } : null
        );
    }

    /// <summary>GetImages for callers that store the tokens of the images.</summary>
    /// <remarks>
    /// An unreadable image is listed with <see cref="Raw{T}.Unread"/>. The caller releases the <see cref="Raw{T}.Page"/> of each image.
    /// </remarks>
    /// <param name="projectId">The project.</param>
    /// <param name="iterationId">The iteration; <see langword="null"/> for the workspace.</param>
    /// <param name="read">Reads an image.</param>
    /// <param name="findPage">
    /// Finds a previously listed page by its offset. A page that it does not find is requested from the service.
    /// </param>
    /// <param name="ids">The ids of the project's images, for its listings to share.</param>
    public PagedListing<ListedImage> GetRawImages(
        Guid projectId,
        Guid? iterationId,
        JsonAnswer.EntryReader<ListedImage> read,
        Func<int, CancellationToken, Task<IReadOnlyList<Raw<Image>>?>>? findPage = null,
        IdTable? ids = null
    )
    {
        var query = new ImageListQuery { IterationId = iterationId };
        var getPage = Splitting(
            (skip, take, cancellationToken) =>
                GetPageAsync(
                    "GetImages",
                    Page(Filter(Project(projectId, "/images"), query), skip, take),
                    read,
                    StandIn,
                    take,
                    cancellationToken
                ),
            StandIn
        );
        return new PagedListing<ListedImage>(
            findPage is null
                ? getPage
                : async (skip, take, cancellationToken) =>
                    await findPage(skip, cancellationToken).ConfigureAwait(false) is { } found
                        ? [.. found.Select(image => new Raw<ListedImage>(new ListedImage(image.Value), image.Json))]
                        : await getPage(skip, take, cancellationToken).ConfigureAwait(false),
            cancellationToken => GetImageCountAsync(projectId, query, cancellationToken),
            static image => image.Id,
            ids
        );

        static ListedImage StandIn(Guid id) => new(new Image { Id = id });
    }

    /// <summary>GetImages: requests one page in the same way as <see cref="GetImages"/>.</summary>
    public Task<IReadOnlyList<Raw<Image>>> GetImagePageAsync(
        Guid projectId,
        Guid? iterationId,
        int skip,
        CancellationToken cancellationToken
    ) =>
        GetArrayAsync(
            "GetImages",
            Page(
                Filter(Project(projectId, "/images"), new ImageListQuery { IterationId = iterationId }),
                skip,
                PagedListing<Image>.PageSize
            ),
            TrainingJsonContext.Default.Image,
            cancellationToken,
            standIn: static id => new Image { Id = id }
        );

    /// <summary>GetImageCount.</summary>
    public Task<int> GetImageCountAsync(Guid projectId, ImageListQuery query, CancellationToken cancellationToken) =>
        GetCountAsync(
            "GetImageCount",
            Filter(Project(projectId, "/images/count"), query).With("taggingStatus", query.TaggingStatus),
            cancellationToken
        );

    /// <summary>GetImages: lists the newest few in one call, to detect uploads since a listing.</summary>
    public Task<IReadOnlyList<Raw<Image>>> GetNewestImagesAsync(
        Guid projectId,
        Guid? iterationId,
        int count,
        CancellationToken cancellationToken
    ) =>
        GetArrayAsync(
            "GetImages",
            Project(projectId, "/images").With("iterationId", iterationId).With("orderBy", "Newest").With("take", count),
            TrainingJsonContext.Default.Image,
            cancellationToken
        );

    /// <summary>
    /// GetTaggedImages: lists the images with any of the query's tags, or with any tag if the query has none. The query's tagging status is
    /// ignored.
    /// </summary>
    public PagedListing<Image> GetTaggedImages(Guid projectId, ImageListQuery query)
    {
        RequireFilterWithinLimit(query);
        return ListImages(
            "GetTaggedImages",
            () => Filter(Project(projectId, "/images/tagged"), query),
            cancellationToken => GetTaggedImageCountAsync(projectId, query, cancellationToken)
        );
    }

    /// <summary>GetTaggedImageCount.</summary>
    public Task<int> GetTaggedImageCountAsync(Guid projectId, ImageListQuery query, CancellationToken cancellationToken) =>
        GetCountAsync("GetTaggedImageCount", Filter(Project(projectId, "/images/tagged/count"), query), cancellationToken);

    /// <summary>GetUntaggedImages.</summary>
    public PagedListing<Image> GetUntaggedImages(Guid projectId, Guid? iterationId) =>
        ListImages(
            "GetUntaggedImages",
            () => Project(projectId, "/images/untagged").With("iterationId", iterationId),
            cancellationToken => GetUntaggedImageCountAsync(projectId, iterationId, cancellationToken)
        );

    /// <summary>GetUntaggedImageCount.</summary>
    public Task<int> GetUntaggedImageCountAsync(Guid projectId, Guid? iterationId, CancellationToken cancellationToken) =>
        GetCountAsync(
            "GetUntaggedImageCount",
            Project(projectId, "/images/untagged/count").With("iterationId", iterationId),
            cancellationToken
        );

    /// <summary>
    /// GetImagesByIds, in as many calls as needed. Ids that the set does not contain are omitted. The order is the service's.
    /// </summary>
    public async IAsyncEnumerable<Raw<Image>> GetImagesByIdsAsync(
        Guid projectId,
        IEnumerable<Guid> imageIds,
        Guid? iterationId,
        [EnumeratorCancellation] CancellationToken cancellationToken,
        bool keepsUnread = false
    )
    {
        foreach (var batch in Batches(imageIds, IdBatches.ImageLimit, ids => ImagesByIdsPath(projectId, ids, iterationId)))
        {
            var images = await GetArrayAsync(
                    "GetImagesByIds",
                    ImagesByIdsPath(projectId, batch, iterationId),
                    TrainingJsonContext.Default.Image,
                    cancellationToken,
                    image => batch.Contains(image.Id),
                    keepsUnread ? id => new Image { Id = id } : null
                )
                .ConfigureAwait(false);
            foreach (var image in images)
            {
                yield return image;
            }
        }
    }

    /// <summary>
    /// Splits ids into batches that each fit into one call of <see cref="GetImagesByIdsAsync"/> together with the companion id.
    /// </summary>
    public IEnumerable<Guid[]> BatchesForGetImagesByIds(Guid projectId, IEnumerable<Guid> imageIds, Guid? iterationId, Guid companion) =>
        Batches(
            imageIds.Where(id => id != companion),
            IdBatches.ImageLimit - 1,
            ids => ImagesByIdsPath(projectId, [companion, .. ids], iterationId)
        );

    /// <summary>Splits ids into batches for <see cref="DeleteImagesAsync"/>.</summary>
    public IEnumerable<Guid[]> BatchesForDeleteImages(Guid projectId, IEnumerable<Guid> imageIds) =>
        Batches(imageIds, IdBatches.ImageLimit, ids => DeleteImagesPath(projectId, ids, allIterations: true));

    /// <summary>
    /// Splits ids into batches that fit into <see cref="DeleteImagesAsync"/> and, with a companion id, into one call of
    /// <see cref="GetImagesByIdsAsync"/>. A batch is looked up before it is deleted, and one more id would require a second call.
    /// </summary>
    public IEnumerable<Guid[]> BatchesForErasingImages(Guid projectId, IEnumerable<Guid> imageIds) =>
        Batches(imageIds, IdBatches.ImageLimit - 1, ids => ImagesByIdsPath(projectId, [Guid.Empty, .. ids], Guid.Empty));

    /// <summary>
    /// DeleteImages, in one call. Without <paramref name="allIterations"/>, the images remain in every iteration that was trained on them.
    /// </summary>
    /// <param name="projectId">The project.</param>
    /// <param name="imageIds">The ids: at least one, at most a batch of <see cref="BatchesForDeleteImages"/>.</param>
    /// <param name="allIterations">Whether to remove the images from the iterations as well.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="trace">Receives the service's id of the request.</param>
    public async Task<DeletionAnswer> DeleteImagesAsync(
        Guid projectId,
        IReadOnlyCollection<Guid> imageIds,
        bool allIterations,
        CancellationToken cancellationToken,
        RequestTrace? trace = null
    )
    {
        // The operation can also delete all images, so a call without ids must never be sent.
        RequireIds(imageIds, IdBatches.ImageLimit);
        var kind = allIterations ? AnswerKind.LateAcceptance : AnswerKind.Acceptance;
        var status = await DeleteAsync("DeleteImages", DeleteImagesPath(projectId, imageIds, allIterations), trace, cancellationToken, kind)
            .ConfigureAwait(false);
        return status == HttpStatusCode.Accepted ? DeletionAnswer.Accepted : DeletionAnswer.Done;
    }

    private static RequestPath ImagesByIdsPath(Guid projectId, IReadOnlyCollection<Guid> imageIds, Guid? iterationId) =>
        Project(projectId, "/images/id").With("iterationId", iterationId).With("imageIds", imageIds);

    private static RequestPath DeleteImagesPath(Guid projectId, IReadOnlyCollection<Guid> imageIds, bool allIterations) =>
        Project(projectId, "/images").WithFlag("allIterations", allIterations).With("imageIds", imageIds);

    private PagedListing<Image> ListImages(
        string operation,
        Func<RequestPath> path,
        Func<CancellationToken, Task<int>> count,
        Func<Guid, Image>? standIn = null
    ) =>
        new(
            Splitting(
                (skip, take, cancellationToken) =>
                    GetArrayAsync(
                        operation,
                        Page(path(), skip, take),
                        TrainingJsonContext.Default.Image,
                        cancellationToken,
                        standIn: standIn
                    ),
                standIn
            ),
            count,
            image => image.Id
        );

    private static Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> Splitting<T>(
        Func<int, int, CancellationToken, Task<IReadOnlyList<Raw<T>>>> getPage,
        Func<Guid, T>? standIn
    ) => standIn is null ? getPage : new PageSplitter<T>(getPage, standIn).GetAsync;

    private static RequestPath Filter(RequestPath path, ImageListQuery query) =>
        path.With("iterationId", query.IterationId).With("tagIds", query.TagIds);

    // Oldest first: images uploaded during the listing come last and do not shift any page.
    private static RequestPath Page(RequestPath path, int skip, int take) =>
        path.With("orderBy", "Oldest").With("take", take).With("skip", skip);

    private IEnumerable<Guid[]> Batches(IEnumerable<Guid> ids, int limit, Func<Guid[], RequestPath> path)
    {
        var lineLength = PathOf(path([Guid.Empty])).Length - Guid.Empty.ToString("D").Length;
        return IdBatches.Split(ids, limit, Options.MaxRequestLineLength, lineLength);
    }

    private static void RequireIds(IReadOnlyCollection<Guid> ids, int limit)
    {
        ArgumentNullException.ThrowIfNull(ids);
        if (ids.Count == 0 || ids.Count > limit)
        {
            throw new ArgumentException($"A call accepts from 1 to {limit} ids.", nameof(ids));
        }
    }

    private static void RequireFilterWithinLimit(ImageListQuery query)
    {
        if (query.TagIds.Count > IdBatches.TagLimit)
        {
            throw new ArgumentException($"A listing takes at most {IdBatches.TagLimit} tags.", nameof(query));
        }
    }
}
