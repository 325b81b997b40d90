using CustomVision.DataRights.Polling;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Deletion;

/// <summary>Deletes images in batches, and polls until they are gone.</summary>
internal sealed class ImageDeleter(TrainingClient client, TimeProvider time)
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(15);

    public async Task<IReadOnlyList<ObjectDeletion>> DeleteAsync(
        Guid projectId,
        IReadOnlyList<Guid> imageIds,
        bool allIterations,
        TimeSpan? completionTimeout,
        CancellationToken cancellationToken
    )
    {
        var results = new Dictionary<Guid, ObjectDeletion>(imageIds.Count);
        foreach (var batch in client.BatchesForDeleteImages(projectId, imageIds))
        {
            TrainingApiException? error = null;
            try
            {
                await client.DeleteImagesAsync(projectId, batch, allIterations, cancellationToken).ConfigureAwait(false);
            }
            catch (TrainingApiException fault)
            {
                error = fault;
            }

            foreach (var id in batch)
            {
                results[id] = new ObjectDeletion
                {
                    Id = id,
                    Outcome = error is null ? DeletionOutcome.Accepted : DeletionFailure.OutcomeOf(error),
                    Error = error,
                };
            }
        }

        if (completionTimeout is { } deadline)
        {
            await WaitAsync(projectId, results, allIterations, deadline, cancellationToken).ConfigureAwait(false);
        }

        return [.. imageIds.Select(id => results[id])];
    }

    private async Task WaitAsync(
        Guid projectId,
        Dictionary<Guid, ObjectDeletion> results,
        bool allIterations,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        // Objects with an unknown outcome are queried as well, but are not a reason to continue polling: their deletion may never have been
        // accepted.
        var waiting = Ids(DeletionOutcome.Accepted);
        var unsure = Ids(DeletionOutcome.Unknown);
        var remaining = new RemainingObjects(client, projectId, SetWitnesses.None);
        var backoff = new PollingBackoff(time, deadline, FirstWait, LongestWait);
        while (waiting.Count + unsure.Count > 0)
        {
            Dictionary<Guid, List<Guid?>>? holders;
            try
            {
                holders = await remaining
                    .ImageHoldersAsync([.. waiting, .. unsure], allIterations, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (TrainingApiException fault)
            {
                // Accepted deletions keep that outcome; whether they have taken effect is not known.
                foreach (var id in waiting)
                {
                    results[id] = results[id] with { Error = fault };
                }

                return;
            }

            if (holders is null)
            {
                // The listing is repeated: deletions that took effect during it made it inconclusive.
                if (waiting.Count == 0 || !await backoff.WaitAsync(cancellationToken).ConfigureAwait(false))
                {
                    return;
                }

                continue;
            }

            foreach (var id in waiting.Concat(unsure).Where(id => !holders.ContainsKey(id)))
            {
                results[id] = results[id] with { Outcome = DeletionOutcome.Gone, Error = null };
            }

            waiting.IntersectWith(holders.Keys);
            unsure.IntersectWith(holders.Keys);
            if (waiting.Count == 0)
            {
                return;
            }

            if (!await backoff.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                foreach (var id in waiting)
                {
                    results[id] = results[id] with
                    {
                        Outcome = DeletionOutcome.StillThere,
                        RemainingIterations = [.. holders[id].OfType<Guid>()],
                    };
                }

                return;
            }
        }

        HashSet<Guid> Ids(DeletionOutcome outcome) =>
            [.. results.Values.Where(result => result.Outcome == outcome).Select(result => result.Id)];
    }
}
