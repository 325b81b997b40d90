using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>
/// Finds which objects the service still holds. During an execution this decides what is sent again, and null means that it is unknown; it
/// proves nothing, since proof takes the whole verification.
/// </summary>
internal sealed class RemainingObjects(TrainingClient client)
{
    /// <summary>Whether an object exists, by the one call that requests it.</summary>
    public static Task<(ObjectPresence Presence, string? Reason)> PresenceAsync<T>(ServiceObjectKind kind, Func<Task<T>> call) =>
        AskAsync(call, static _ => true, kind);

    public async Task<IReadOnlySet<Guid>?> ImagesAsync(PlannedProject project, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            var probe = new ImageProbe(client, project);
            if (await probe.AskAsync(ids, null, cancellationToken).ConfigureAwait(false) is not { } workspace)
            {
                return null;
            }

            // What the workspace holds is there, whichever iterations hold it too: only the rest is asked for in them.
            var there = workspace.ToHashSet();
            var rest = ids.Where(id => !there.Contains(id)).ToList();
            if (rest.Count == 0)
            {
                return there;
            }

            var listed = (await client.GetIterationsAsync(project.ProjectId, cancellationToken).ConfigureAwait(false)).Select(iteration =>
                iteration.Value.Id
            );
            foreach (var iteration in listed.Union(project.Iterations.Select(iteration => iteration.IterationId)))
            {
                if (await probe.AskAsync(rest, iteration, cancellationToken).ConfigureAwait(false) is not { } held)
                {
                    return null;
                }

                there.UnionWith(held);
            }

            return there;
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.NamesGone(error, ServiceObjectKind.Project) ? new HashSet<Guid>() : null;
        }
    }

    public async Task<IReadOnlySet<Guid>?> PredictionsAsync(
        PlannedProject project,
        IReadOnlyList<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var there = new HashSet<Guid>();
            await foreach (
                var prediction in client
                    .QueryPredictionsAsync(project.ProjectId, new PredictionQuery(), cancellationToken)
                    .ConfigureAwait(false)
            )
            {
                there.Add(prediction.Value.Id);
            }

            // With a prediction that must be there, an empty list is none.
            if (there.Count == 0 && project.PredictionWitness is not null)
            {
                return null;
            }

            there.IntersectWith(ids);
            return there;
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.SaysGone(error, ServiceObjectKind.Project) ? new HashSet<Guid>() : null;
        }
    }

    public Task<IReadOnlySet<Guid>?> TagAsync(Guid projectId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        SingleAsync(ServiceObjectKind.Tag, ids, () => client.GetTagAsync(projectId, ids[0], null, cancellationToken), static _ => true);

    public Task<IReadOnlySet<Guid>?> IterationAsync(Guid projectId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        SingleAsync(
            ServiceObjectKind.Iteration,
            ids,
            () => client.GetIterationAsync(projectId, ids[0], cancellationToken),
            static _ => true
        );

    public Task<IReadOnlySet<Guid>?> PublishedAsync(Guid projectId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        SingleAsync(
            ServiceObjectKind.Iteration,
            ids,
            () => client.GetIterationAsync(projectId, ids[0], cancellationToken),
            static iteration => iteration.PublishName is not null
        );

    public Task<IReadOnlySet<Guid>?> ProjectAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        SingleAsync(ServiceObjectKind.Project, ids, () => client.GetProjectAsync(ids[0], cancellationToken), static _ => true);

    private static async Task<IReadOnlySet<Guid>?> SingleAsync<T>(
        ServiceObjectKind kind,
        IReadOnlyList<Guid> ids,
        Func<Task<Raw<T>>> call,
        Func<T, bool> isThere
    )
    {
        // What a project contains is gone with it.
        var (presence, _) = await AskAsync(call, raw => isThere(raw.Value), kind, ServiceObjectKind.Project).ConfigureAwait(false);
        return presence switch
        {
            ObjectPresence.There => new HashSet<Guid>(ids),
            ObjectPresence.Gone => new HashSet<Guid>(),
            _ => null,
        };
    }

    private static async Task<(ObjectPresence Presence, string? Reason)> AskAsync<T>(
        Func<Task<T>> call,
        Func<T, bool> isThere,
        params ServiceObjectKind[] kinds
    )
    {
        try
        {
            return (isThere(await call().ConfigureAwait(false)) ? ObjectPresence.There : ObjectPresence.Gone, null);
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.SaysGone(error, kinds)
                ? (ObjectPresence.Gone, null)
                : (ObjectPresence.Unknown, ServiceAnswer.ReasonOf(error));
        }
    }
}
