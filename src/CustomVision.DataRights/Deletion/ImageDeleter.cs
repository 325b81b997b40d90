using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Deletion;

/// <summary>Deletes images in batches, and asks for them until they are gone.</summary>
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
        // What is unknown is asked for too, but is not a reason to keep polling: it may never have been accepted.
        var waiting = Ids(DeletionOutcome.Accepted);
        var unsure = Ids(DeletionOutcome.Unknown);
        var backoff = new PollingBackoff(time, deadline, FirstWait, LongestWait);
        while (waiting.Count + unsure.Count > 0)
        {
            Dictionary<Guid, List<Guid?>> holders;
            try
            {
                holders = await HoldersAsync(projectId, [.. waiting, .. unsure], allIterations, cancellationToken)
                    .ConfigureAwait(false);
            }
            catch (TrainingApiException fault)
            {
                // What was accepted stays said; whether it has happened is not known.
                foreach (var id in waiting)
                {
                    results[id] = results[id] with { Error = fault };
                }

                return;
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

    // Which sets still hold which images: null stands for the workspace. An answer that failed is an exception: it never reads as gone.
    private async Task<Dictionary<Guid, List<Guid?>>> HoldersAsync(
        Guid projectId,
        IReadOnlyCollection<Guid> imageIds,
        bool inIterations,
        CancellationToken cancellationToken
    )
    {
        var sets = new List<Guid?> { null };
        if (inIterations)
        {
            sets.AddRange(
                (await client.GetIterationsAsync(projectId, cancellationToken).ConfigureAwait(false)).Select(iteration =>
                    (Guid?)iteration.Value.Id
                )
            );
        }

        var holders = new Dictionary<Guid, List<Guid?>>();
        foreach (var set in sets)
        {
            foreach (var id in await HeldByAsync(projectId, imageIds, set, cancellationToken).ConfigureAwait(false))
            {
                (holders.TryGetValue(id, out var list) ? list : holders[id] = []).Add(set);
            }
        }

        return holders;
    }

    private async Task<IReadOnlyList<Guid>> HeldByAsync(
        Guid projectId,
        IReadOnlyCollection<Guid> imageIds,
        Guid? set,
        CancellationToken cancellationToken
    )
    {
        var held = new List<Guid>();
        try
        {
            await foreach (var image in client.GetImagesByIdsAsync(projectId, imageIds, set, cancellationToken).ConfigureAwait(false))
            {
                held.Add(image.Value.Id);
            }
        }
        catch (TrainingApiException fault) when (set is not null && ServiceAnswer.NamesGone(fault, ServiceObjectKind.Iteration))
        {
            // The iteration was deleted in the interim, and its images with it.
            held.Clear();
        }

        return held;
    }
}
