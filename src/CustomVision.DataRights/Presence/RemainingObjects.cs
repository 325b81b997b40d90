using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <summary>Asks the service which objects of a project it still holds. The only class that does.</summary>
/// <param name="client">The client.</param>
/// <param name="projectId">The project.</param>
/// <param name="witnesses">What an answer must show before an absence counts.</param>
internal sealed partial class RemainingObjects(TrainingClient client, Guid projectId, SetWitnesses witnesses)
{
    /// <summary>Whether the project exists, and why that is unknown.</summary>
    public Task<(ObjectPresence Presence, string? Reason)> ProjectAsync(CancellationToken cancellationToken) =>
        AskAsync(() => client.GetProjectAsync(projectId, cancellationToken), static _ => true, ServiceObjectKind.Project);

    /// <summary>Whether an iteration exists, and why that is unknown.</summary>
    /// <param name="id">The iteration.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="orProject">Whether the absence of the project is an answer too.</param>
    public Task<(ObjectPresence Presence, string? Reason)> IterationAsync(
        Guid id,
        CancellationToken cancellationToken,
        bool orProject = false
    ) =>
        AskAsync(
            () => client.GetIterationAsync(projectId, id, cancellationToken),
            static _ => true,
            ServiceObjectKind.Iteration,
            orProject
        );

    /// <summary>Whether an iteration exists and is published; gone if the project is.</summary>
    public Task<(ObjectPresence Presence, string? Reason)> PublishedIterationAsync(Guid id, CancellationToken cancellationToken) =>
        AskAsync(
            () => client.GetIterationAsync(projectId, id, cancellationToken),
            static iteration => iteration.PublishName is not null,
            ServiceObjectKind.Iteration,
            orProject: true
        );

    /// <summary>Whether a tag exists in a set, and why that is unknown.</summary>
    /// <param name="id">The tag.</param>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="orProject">Whether the absence of the project is an answer too.</param>
    public Task<(ObjectPresence Presence, string? Reason)> TagAsync(
        Guid id,
        Guid? iterationId,
        CancellationToken cancellationToken,
        bool orProject = false
    ) =>
        AskAsync(
            () => client.GetTagAsync(projectId, id, iterationId, cancellationToken),
            static _ => true,
            ServiceObjectKind.Tag,
            orProject
        );

    /// <summary>The tags that a set lists; none where the service says that the iteration is gone.</summary>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The tags; <see langword="null"/> where the iteration is gone.</returns>
    public async Task<IReadOnlySet<Guid>?> ListedTagsAsync(Guid? iterationId, CancellationToken cancellationToken)
    {
        try
        {
            return (await client.GetTagsAsync(projectId, iterationId, cancellationToken).ConfigureAwait(false))
                .Select(tag => tag.Value.Id)
                .ToHashSet();
        }
        catch (TrainingApiException error) when (SaysThatTheSetIsGone(error, iterationId))
        {
            return null;
        }
    }

    /// <summary>The predictions that the project lists. There is no count to compare with, and they are seen late.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The ids, and whether one of those that are to stay is among them.</returns>
    public async Task<(IReadOnlySet<Guid> Listed, bool ShowsWhatStays)> ListedPredictionsAsync(CancellationToken cancellationToken)
    {
        var listed = new HashSet<Guid>();
        await foreach (
            var prediction in client.QueryPredictionsAsync(projectId, new PredictionQuery(), cancellationToken).ConfigureAwait(false)
        )
        {
            listed.Add(prediction.Value.Id);
        }

        return (listed, listed.Any(id => !witnesses.DoomedPredictions.Contains(id)));
    }

    /// <summary>Which predictions are there, for a decision that is looked at again.</summary>
    /// <param name="ids">The predictions.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Those that are listed; none if the project is gone; <see langword="null"/> where it is unknown.</returns>
    public async Task<IReadOnlySet<Guid>?> LikelyPredictionsAsync(IReadOnlyCollection<Guid> ids, CancellationToken cancellationToken)
    {
        try
        {
            var (listed, _) = await ListedPredictionsAsync(cancellationToken).ConfigureAwait(false);

            // With a prediction that must be there, an empty list is none.
            return listed.Count == 0 && witnesses.HasPrediction ? null : ids.Where(listed.Contains).ToHashSet();
        }
        catch (DataRightsException error)
        {
            return ServiceAnswer.GoneIn(error) is ServiceObjectKind.Requested or ServiceObjectKind.Project
                ? new HashSet<Guid>()
                : null;
        }
    }

    private static bool SaysThatTheSetIsGone(TrainingApiException error, Guid? iterationId) =>
        iterationId is not null && ServiceAnswer.GoneIn(error) == ServiceObjectKind.Iteration;

    private static async Task<(ObjectPresence Presence, string? Reason)> AskAsync<T>(
        Func<Task<Raw<T>>> call,
        Func<T, bool> isThere,
        ServiceObjectKind requested,
        bool orProject = false
    )
    {
        try
        {
            return (isThere((await call().ConfigureAwait(false)).Value) ? ObjectPresence.There : ObjectPresence.Gone, null);
        }
        catch (DataRightsException error)
        {
            var gone = ServiceAnswer.GoneIn(error);
            return gone == ServiceObjectKind.Requested || gone == requested || (orProject && gone == ServiceObjectKind.Project)
                ? (ObjectPresence.Gone, null)
                : (ObjectPresence.Unknown, ServiceAnswer.ReasonOf(error));
        }
    }
}
