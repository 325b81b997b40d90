using System.Net;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>
/// Which images a set still holds, proved in one of two ways: an answer that shows an image outside the plan along with those that it shows
/// of the plan, or a whole listing that agrees with the service's own count. An answer that is merely empty proves nothing, where something
/// must still be there.
/// </summary>
internal sealed class ImageProbe(TrainingClient client, PlannedProject plan)
{
    private readonly HashSet<Guid> _planned =
    [
        .. plan.Objects.Select(entry => entry.Object.Id),
        .. plan.Collateral.Select(item => item.Id),
    ];

    /// <param name="ids">Images.</param>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Those that exist; null where it is unknown.</returns>
    /// <exception cref="TrainingApiException">The service could not be asked.</exception>
    public async Task<IReadOnlySet<Guid>?> HeldAsync(IReadOnlyCollection<Guid> ids, Guid? iterationId, CancellationToken cancellationToken)
    {
        try
        {
            var companion = WitnessOf(iterationId);
            var count = companion is null ? null : await CountIfFewerAsync(ids, iterationId, cancellationToken).ConfigureAwait(false);
            var listed =
                companion is null || count is not null
                    ? await HeldInListingAsync(ids, iterationId, count, cancellationToken).ConfigureAwait(false)
                    : null;
            if (listed is not null || companion is null)
            {
                return listed;
            }

            return await HeldBesideAsync(ids, iterationId, companion.Value, cancellationToken).ConfigureAwait(false)
                ?? (count is null ? await HeldInListingAsync(ids, iterationId, null, cancellationToken).ConfigureAwait(false) : null);
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
    public async Task<IReadOnlySet<Guid>?> AskAsync(IReadOnlyCollection<Guid> ids, Guid? iterationId, CancellationToken cancellationToken)
    {
        if (WitnessOf(iterationId) is not null)
        {
            return await HeldAsync(ids, iterationId, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var held = new HashSet<Guid>();
            await foreach (
                var image in client.GetImagesByIdsAsync(plan.ProjectId, ids, iterationId, cancellationToken).ConfigureAwait(false)
            )
            {
                held.Add(image.Value.Id);
            }

            return held;
        }
        catch (TrainingApiException error) when (SaysThatTheSetIsGone(error, iterationId))
        {
            return new HashSet<Guid>();
        }
        catch (TrainingApiException error) when (MayMeanUnknownIds(error))
        {
            return await HeldInListingAsync(ids, iterationId, null, cancellationToken).ConfigureAwait(false);
        }
    }

    private static bool SaysThatTheSetIsGone(TrainingApiException error, Guid? iterationId) =>
        iterationId is not null && ServiceAnswer.NamesGone(error, ServiceObjectKind.Iteration);

    // How GetImagesByIds answers for an id that the set does not hold is not established: it may leave it out, or refuse the call.
    private static bool MayMeanUnknownIds(TrainingApiException error) =>
        error is { IsServiceShaped: true, Status: HttpStatusCode.BadRequest or HttpStatusCode.NotFound }
        && !ServiceAnswer.NamesGone(error, ServiceObjectKind.Iteration, ServiceObjectKind.Project);

    private Guid? WitnessOf(Guid? iterationId) =>
        iterationId is null ? plan.Witness : plan.Iterations.FirstOrDefault(iteration => iteration.IterationId == iterationId)?.Witness;

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
            .GetImageCountAsync(plan.ProjectId, new ImageListQuery { IterationId = iterationId }, cancellationToken)
            .ConfigureAwait(false);
        return (count / PageStep) + CallsBeside < ids.Count / IdBatches.ImageLimit ? count : null;
    }

    private async Task<HashSet<Guid>?> HeldBesideAsync(
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
            foreach (var batch in client.BatchesForGetImagesByIds(plan.ProjectId, ids, iterationId, companion).DefaultIfEmpty([]))
            {
                var seen = new HashSet<Guid>();
                await foreach (
                    var image in client
                        .GetImagesByIdsAsync(plan.ProjectId, [companion, .. batch], iterationId, cancellationToken)
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
        catch (TrainingApiException error) when (MayMeanUnknownIds(error))
        {
            return null;
        }

        return held;
    }

    private async Task<HashSet<Guid>?> HeldInListingAsync(
        IReadOnlyCollection<Guid> ids,
        Guid? iterationId,
        int? count,
        CancellationToken cancellationToken
    )
    {
        var asked = ids.ToHashSet();
        var held = new HashSet<Guid>();
        var showsWhatStays = WitnessOf(iterationId) is null;
        var listing = client.GetImages(plan.ProjectId, new ImageListQuery { IterationId = iterationId });
        listing.Hint = count;
        await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            showsWhatStays |= !_planned.Contains(image.Value.Id);
            if (asked.Contains(image.Value.Id))
            {
                held.Add(image.Value.Id);
            }
        }

        held.ExceptWith(listing.Vanished);
        return listing.IsSettled && showsWhatStays ? held : null;
    }
}
