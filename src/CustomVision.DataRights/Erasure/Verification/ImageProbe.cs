using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>
/// Which images a set still holds, proved in one of two ways: an answer that shows an image outside the plan along with those that it shows of the plan, or a
/// whole listing that agrees with the service's own count. An answer that is merely empty proves nothing.
/// </summary>
internal sealed class ImageProbe(TrainingClient client, Guid projectId)
{
    /// <param name="ids">Images of the plan.</param>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="witness">An image of the set outside the plan; null where there is none.</param>
    /// <param name="cancellationToken">Cancels the asking.</param>
    /// <returns>Those that are there; null where nobody can say.</returns>
    /// <exception cref="TrainingApiException">The service could not be asked.</exception>
    public async Task<IReadOnlySet<Guid>?> HeldAsync(
        IReadOnlyCollection<Guid> ids, Guid? iterationId, Guid? witness, CancellationToken cancellationToken)
    {
        try
        {
            return (witness is { } companion ? await HeldBesideAsync(ids, iterationId, companion, cancellationToken).ConfigureAwait(false) : null)
                ?? await HeldInListingAsync(ids, iterationId, cancellationToken).ConfigureAwait(false);
        }
        catch (TrainingApiException error) when (iterationId is not null && error.Code == "NotFoundIteration" && Asking.SaysGone(error, ErasureObjectKind.Iteration))
        {
            return new HashSet<Guid>();
        }
    }

    private async Task<HashSet<Guid>?> HeldBesideAsync(
        IReadOnlyCollection<Guid> ids, Guid? iterationId, Guid companion, CancellationToken cancellationToken)
    {
        var held = new HashSet<Guid>();
        foreach (var batch in client.BatchesForGetImagesByIds(projectId, ids, iterationId, companion))
        {
            var seen = new HashSet<Guid>();
            await foreach (var image in client.GetImagesByIdsAsync(projectId, [companion, .. batch], iterationId, cancellationToken).ConfigureAwait(false))
            {
                seen.Add(image.Value.Id);
            }

            if (!seen.Remove(companion))
            {
                return null;
            }

            held.UnionWith(seen.Intersect(batch));
        }

        return held;
    }

    private async Task<HashSet<Guid>?> HeldInListingAsync(IReadOnlyCollection<Guid> ids, Guid? iterationId, CancellationToken cancellationToken)
    {
        var asked = ids.ToHashSet();
        var held = new HashSet<Guid>();
        var listing = client.GetImages(projectId, new ImageListQuery { IterationId = iterationId });
        await foreach (var image in listing.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (asked.Contains(image.Value.Id))
            {
                held.Add(image.Value.Id);
            }
        }

        held.ExceptWith(listing.Vanished);
        return listing.IsSettled ? held : null;
    }
}
