using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <summary>
/// Asks the service which objects it still holds. The only class that does: who reads objects to survey, count, export or restore them
/// asks something else, and takes from an error only what <see cref="ServiceAnswer.SaysGone"/> says.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="projectId">The project.</param>
/// <param name="witnesses">What an answer must show before an absence counts.</param>
internal sealed partial class RemainingObjects(TrainingClient client, Guid projectId, SetWitnesses witnesses)
{
    /// <summary>Whether the project exists, and why that is unknown.</summary>
    public Task<PresenceAnswer> ProjectAsync(CancellationToken cancellationToken) =>
        AskAsync(() => client.GetProjectAsync(projectId, cancellationToken), static _ => true, ServiceObjectKind.Project);

    /// <summary>Whether an iteration exists, and why that is unknown.</summary>
    /// <param name="id">The iteration.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="orProject">Whether the absence of the project is an answer too.</param>
    public Task<PresenceAnswer> IterationAsync(
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
    public Task<PresenceAnswer> PublishedIterationAsync(Guid id, CancellationToken cancellationToken) =>
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
    public Task<PresenceAnswer> TagAsync(
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

    private static bool SaysThatTheSetIsGone(TrainingApiException error, Guid? iterationId) =>
        iterationId is not null && ServiceAnswer.SaysGone(error, ServiceObjectKind.Iteration, isOneOfSeveral: true);

    private static bool SaysThatTheProjectIsGone(DataRightsException error) =>
        ServiceAnswer.SaysGone(error, ServiceObjectKind.Project, isOneOfSeveral: true);

    private static async Task<PresenceAnswer> AskAsync<T>(
        Func<Task<Raw<T>>> call,
        Func<T, bool> isThere,
        ServiceObjectKind requested,
        bool orProject = false
    )
    {
        try
        {
            return new(isThere((await call().ConfigureAwait(false)).Value) ? ObjectPresence.There : ObjectPresence.Gone);
        }
        catch (DataRightsException error)
        {
            var isGone = ServiceAnswer.SaysGone(error, requested, orProject: orProject);
            return new(isGone ? ObjectPresence.Gone : ObjectPresence.Unknown, error);
        }
    }
}
