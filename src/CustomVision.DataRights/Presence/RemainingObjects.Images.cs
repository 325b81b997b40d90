using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <content>
/// Which images a set still holds, proved in one of two ways: an answer that shows an image that stays along with those that it shows of
/// the requested ones, or a whole listing that agrees with the service's own count. An answer that is merely empty proves nothing, where
/// something must still be there.
/// </content>
internal sealed partial class RemainingObjects
{
    /// <summary>Which images a set holds, proved.</summary>
    /// <param name="ids">Images.</param>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Those that exist; null where it is unknown.</returns>
    /// <exception cref="TrainingApiException">The service could not be asked.</exception>
    public async Task<IReadOnlySet<Guid>?> ImagesAsync(
        IReadOnlyCollection<Guid> ids,
        Guid? iterationId,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var companion = witnesses.ImageOf(iterationId);
            var count = companion is null ? null : await CountIfFewerAsync(ids, iterationId, cancellationToken).ConfigureAwait(false);
            var listed =
                companion is null || count is not null
                    ? await ImagesInListingAsync(ids, iterationId, count, cancellationToken).ConfigureAwait(false)
                    : null;
            if (listed is not null || companion is null)
            {
                return listed;
            }

            return await ImagesBesideAsync(ids, iterationId, companion.Value, cancellationToken).ConfigureAwait(false)
                ?? (count is null ? await ImagesInListingAsync(ids, iterationId, null, cancellationToken).ConfigureAwait(false) : null);
        }
        catch (TrainingApiException error) when (SaysThatTheSetIsGone(error, iterationId))
        {
            return new HashSet<Guid>();
        }
    }

    /// <summary>
    /// The same without a proof, for a decision that is looked at again: where nothing of the set stays, an answer to the ids alone must
    /// do, since a listing of the whole set would cost too much.
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

    /// <summary>Which images any set holds, for a decision that is looked at again.</summary>
    /// <returns>Those that exist; none if the project is gone; <see langword="null"/> where it is unknown.</returns>
    public async Task<IReadOnlySet<Guid>?> LikelyImagesAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            if (await LikelyImagesAsync(ids, null, cancellationToken).ConfigureAwait(false) is not { } workspace)
            {
                return null;
            }

            // What the workspace holds is there, whichever iterations hold it too: only the rest is asked for in them.
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

    /// <summary>Which sets hold which images, for a decision that is looked at again.</summary>
    /// <param name="ids">The images.</param>
    /// <param name="inIterations">Whether the iterations are asked too.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The iterations that hold each image that exists, with null for the workspace; <see langword="null"/> where it is unknown.
    /// </returns>
    /// <exception cref="TrainingApiException">The service could not be asked.</exception>
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

    // Those that are listed, and those that the caller knows.
    private async Task<IReadOnlyList<Guid>> IterationsAsync(CancellationToken cancellationToken) =>
        [
            .. (await ListedIterationsAsync(cancellationToken).ConfigureAwait(false)).Union(witnesses.Iterations),
        ];

    // Of many images of a set that has few left, a listing of the set tells in fewer calls.
    private async Task<int?> CountIfFewerAsync(IReadOnlyCollection<Guid> ids, Guid? iterationId, CancellationToken cancellationToken)
    {
        const int PageStep = PagedListing<Image>.PageSize - 1; // a page begins with the last image of the page before
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

    private async Task<HashSet<Guid>?> ImagesBesideAsync(
        IReadOnlyCollection<Guid> ids,
        Guid? iterationId,
        Guid companion,
        CancellationToken cancellationToken
    )
    {
        var held = new HashSet<Guid>();
        try
        {
            // The companion may be one of those that are asked for, and the only one.
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
        var asked = ids.ToHashSet();
        var held = new HashSet<Guid>();
        var showsWhatStays = witnesses.ImageOf(iterationId) is null;
        var listing = client.GetImages(projectId, new ImageListQuery { IterationId = iterationId });
        listing.Hint = count;
        await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            showsWhatStays |= !witnesses.PlannedForDeletion.Contains(image.Value.Id);
            if (asked.Contains(image.Value.Id))
            {
                held.Add(image.Value.Id);
            }
        }

        held.ExceptWith(listing.Vanished);
        return listing.IsSettled && showsWhatStays ? held : null;
    }
}
