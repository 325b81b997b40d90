using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Asks, in the middle of an execution, what is still there, to decide what is sent again. It proves nothing: that is the verification's.
/// Null stands for "nobody can say".
/// </summary>
internal sealed class StillThere(TrainingClient client)
{
    public async Task<IReadOnlySet<Guid>?> ImagesAsync(PlannedProject project, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            var there = new HashSet<Guid>();
            var probe = new ImageProbe(client, project);
            var listed = (await client.GetIterationsAsync(project.ProjectId, cancellationToken).ConfigureAwait(false)).Select(iteration => iteration.Value.Id);
            foreach (var set in listed.Union(project.Iterations.Select(iteration => iteration.IterationId)).Select(id => (Guid?)id).Prepend(null))
            {
                if (await probe.AskAsync(ids, set, cancellationToken).ConfigureAwait(false) is not { } held)
                {
                    return null;
                }

                there.UnionWith(held);
            }

            return there;
        }
        catch (DataRightsException error)
        {
            return error is TrainingApiException { Code: "NotFoundProject" } && Asking.SaysGone(error, ErasureObjectKind.Project) ? new HashSet<Guid>() : null;
        }
    }

    public async Task<IReadOnlySet<Guid>?> PredictionsAsync(PlannedProject project, IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            var there = new HashSet<Guid>();
            await foreach (var prediction in client.QueryPredictionsAsync(project.ProjectId, new PredictionQuery(), cancellationToken).ConfigureAwait(false))
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
            return Asking.SaysGone(error, ErasureObjectKind.Project) ? new HashSet<Guid>() : null;
        }
    }

    public Task<IReadOnlySet<Guid>?> TagAsync(Guid projectId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        SingleAsync(ErasureObjectKind.Tag, ids, () => client.GetTagAsync(projectId, ids[0], null, cancellationToken), static _ => true);

    public Task<IReadOnlySet<Guid>?> IterationAsync(Guid projectId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        SingleAsync(ErasureObjectKind.Iteration, ids, () => client.GetIterationAsync(projectId, ids[0], cancellationToken), static _ => true);

    public Task<IReadOnlySet<Guid>?> PublishedAsync(Guid projectId, IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        SingleAsync(ErasureObjectKind.Iteration, ids, () => client.GetIterationAsync(projectId, ids[0], cancellationToken), static iteration => iteration.PublishName is not null);

    public Task<IReadOnlySet<Guid>?> ProjectAsync(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) =>
        SingleAsync(ErasureObjectKind.Project, ids, () => client.GetProjectAsync(ids[0], cancellationToken), static _ => true);

    private static async Task<IReadOnlySet<Guid>?> SingleAsync<T>(
        ErasureObjectKind kind, IReadOnlyList<Guid> ids, Func<Task<Raw<T>>> call, Func<T, bool> isThere)
    {
        try
        {
            return isThere((await call().ConfigureAwait(false)).Value) ? new HashSet<Guid>(ids) : [];
        }
        catch (DataRightsException error)
        {
            return Asking.SaysGone(error, kind, ErasureObjectKind.Project) ? new HashSet<Guid>() : null;
        }
    }
}
