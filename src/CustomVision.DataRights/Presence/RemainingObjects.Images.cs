using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <content>
/// Determines which images a set still contains, proven in one of two ways: a response that returns an image known to remain along with the
/// requested images that still exist, or a complete listing that agrees with the service's own count. If the set must still contain
/// something, an empty response alone proves nothing.
/// </content>
internal sealed partial class RemainingObjects
{
    /// <summary>Determines, with proof, which images a set contains.</summary>
    /// <param name="ids">The ids of the images.</param>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The images that exist; null if unknown.</returns>
    /// <exception cref="TrainingApiException">The service could not be queried.</exception>
    public async Task<IReadOnlySet<Guid>?> ImagesAsync(
        IReadOnlyCollection<Guid> ids,
        Guid? iterationId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var companion = witnesses.ImageOf(iterationId);
            var count = companion is null
                ? null
                : await CountIfListingIsCheaperAsync(ids, iterationId, cancellationToken).ConfigureAwait(false);
            var listed =
                companion is null || count is not null
                    ? await ImagesInListingAsync(ids, iterationId, count, cancellationToken).ConfigureAwait(false)
                    : null;
            if (listed is not null || companion is null)
            {
                return listed;
            }

            return await QueryImagesWithCompanionAsync(ids, iterationId, companion.Value, cancellationToken).ConfigureAwait(false)
                ?? (count is null ? await ImagesInListingAsync(ids, iterationId, null, cancellationToken).ConfigureAwait(false) : null);
        }
        catch (TrainingApiException error) when (SaysThatTheSetIsGone(error, iterationId))
        {
            return new HashSet<Guid>();
        }
    }

    /// <summary>
    /// Determines which images a set contains, without proof, for decisions that are checked again later. If no image of the set is known
    /// to remain, a query by id has to suffice, because listing the whole set would cost too much.
    /// </summary>
    public async Task<IReadOnlySet<Guid>?> LikelyImagesAsync(
        IReadOnlyCollection<Guid> ids,
        Guid? iterationId,
        CancellationToken cancellationToken
    )
    {
        if (witnesses.ImageOf(iterationId) is not null)
        {
            return await ImagesAsync(ids, iterationId, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var held = new HashSet<Guid>();
            await foreach (var image in client.GetImagesByIdsAsync(projectId, ids, iterationId, cancellationToken).ConfigureAwait(false))
            {
                held.Add(image.Value.Id);
            }

            return held;
        }
        catch (TrainingApiException error) when (SaysThatTheSetIsGone(error, iterationId))
        {
            return new HashSet<Guid>();
        }
        catch (TrainingApiException error) when (ServiceAnswer.MayMeanUnknownIds(error))
        {
            return await ImagesInListingAsync(ids, iterationId, null, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Determines which images any set contains, for decisions that are checked again later.</summary>
    /// <returns>The images that exist; none if the project is gone; <see langword="null"/> if unknown.</returns>
    public async Task<IReadOnlySet<Guid>?> LikelyImagesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            if (await LikelyImagesAsync(ids, null, cancellationToken).ConfigureAwait(false) is not { } workspace)
            {
                return null;
            }

            // An image in the workspace exists, whether or not iterations contain it as well, so only the remaining images are looked up in
            // iterations.
            var there = workspace.ToHashSet();
            var rest = ids.Where(id => !there.Contains(id)).ToList();
            foreach (var iteration in rest.Count == 0 ? [] : await IterationsAsync(cancellationToken).ConfigureAwait(false))
            {
                if (await LikelyImagesAsync(rest, iteration, cancellationToken).ConfigureAwait(false) is not { } held)
                {
                    return null;
                }

                there.UnionWith(held);
            }

            return there;
        }
        catch (DataRightsException error)
        {
            return SaysThatTheProjectIsGone(error) ? new HashSet<Guid>() : null;
        }
    }

    /// <summary>Determines which sets contain which images, for decisions that are checked again later.</summary>
    /// <param name="ids">The images.</param>
    /// <param name="inIterations">Whether to query the iterations as well.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The sets that contain each existing image, with null for the workspace; <see langword="null"/> if unknown.</returns>
    /// <exception cref="TrainingApiException">The service could not be queried.</exception>
    public async Task<Dictionary<Guid, List<Guid?>>?> ImageHoldersAsync(
        IReadOnlyCollection<Guid> ids,
        bool inIterations,
        CancellationToken cancellationToken
    )
    {
        var sets = new List<Guid?> { null };
        if (inIterations)
        {
            sets.AddRange((await IterationsAsync(cancellationToken).ConfigureAwait(false)).Select(id => (Guid?)id));
        }

        var holders = new Dictionary<Guid, List<Guid?>>();
        foreach (var set in sets)
        {
            if (await LikelyImagesAsync(ids, set, cancellationToken).ConfigureAwait(false) is not { } held)
            {
                return null;
            }

            foreach (var id in held)
            {
                (holders.TryGetValue(id, out var list) ? list : holders[id] = []).Add(set);
            }
        }

        return holders;
    }

    // The iterations that the service lists, and those that the caller knows.
    private async Task<IReadOnlyList<Guid>> IterationsAsync(CancellationToken cancellationToken) =>
        [
            .. (await ListedIterationsAsync(cancellationToken).ConfigureAwait(false)).Union(witnesses.Iterations),
        ];

    // If the set has far fewer images left than requested, listing it takes fewer calls. Returns the count in that case, otherwise null.
    private async Task<int?> CountIfListingIsCheaperAsync(
        IReadOnlyCollection<Guid> ids,
        Guid? iterationId,
        CancellationToken cancellationToken
    )
    {
        const int PageStep = PagedListing<Image>.PageSize - 1; // a page starts with the last image of the previous page
        const int CallsBeside = 3; // the count before, the count after, and the page that shows the end
        if (ids.Count <= (CallsBeside + 1) * IdBatches.ImageLimit)
        {
            return null;
        }

        var count = await client
            .GetImageCountAsync(projectId, new ImageListQuery { IterationId = iterationId }, cancellationToken)
            .ConfigureAwait(false);
        return (count / PageStep) + CallsBeside < ids.Count / IdBatches.ImageLimit ? count : null;
    }

    private async Task<HashSet<Guid>?> QueryImagesWithCompanionAsync(
        IReadOnlyCollection<Guid> ids,
        Guid? iterationId,
        Guid companion,
        CancellationToken cancellationToken
    )
    {
        var held = new HashSet<Guid>();
        try
        {
            // The companion may be one of the requested images, or the only one.
            foreach (var batch in client.BatchesForGetImagesByIds(projectId, ids, iterationId, companion).DefaultIfEmpty([]))
            {
                var seen = new HashSet<Guid>();
                await foreach (
                    var image in client
                        .GetImagesByIdsAsync(projectId, [companion, .. batch], iterationId, cancellationToken)
                        .ConfigureAwait(false)
                )
                {
                    seen.Add(image.Value.Id);
                }

                if (!seen.Remove(companion))
                {
                    return null;
                }

                held.UnionWith(seen.Intersect(batch));
            }

            held.UnionWith(ids.Where(id => id == companion));
        }
        catch (TrainingApiException error) when (ServiceAnswer.MayMeanUnknownIds(error))
        {
            return null;
        }

        return held;
    }

    private async Task<HashSet<Guid>?> ImagesInListingAsync(
        IReadOnlyCollection<Guid> ids,
        Guid? iterationId,
        int? count,
        CancellationToken cancellationToken
    )
    {
        var asked = ids as IReadOnlySet<Guid> ?? ids.ToHashSet();
        var held = new HashSet<Guid>();
        var showsWhatStays = witnesses.ImageOf(iterationId) is null;
        var listing = client.GetImages(projectId, new ImageListQuery { IterationId = iterationId });
        listing.Hint = count;
        await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            showsWhatStays = showsWhatStays || !witnesses.PlannedForDeletion.Value.Contains(image.Value.Id);
            if (asked.Contains(image.Value.Id))
            {
                held.Add(image.Value.Id);
            }
        }

        held.ExceptWith(listing.Vanished);
        return listing.IsSettled && showsWhatStays ? held : null;
    }
}
