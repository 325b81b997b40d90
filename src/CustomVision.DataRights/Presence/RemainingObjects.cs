using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Presence;

/// <summary>
/// Determines which objects still exist in the service. No other class does this: code that reads objects to survey, count, export or
/// restore them only relies on <see cref="ServiceAnswer.SaysGone"/> to interpret errors.
/// </summary>
/// <param name="client">The client.</param>
/// <param name="projectId">The project.</param>
/// <param name="witnesses">The objects that a response must include before the absence of others is conclusive.</param>
internal sealed partial class RemainingObjects(TrainingClient client, Guid projectId, SetWitnesses witnesses)
{
    /// <summary>Gets whether the project exists or, if that is unknown, the reason.</summary>
    public Task<PresenceAnswer> ProjectAsync(CancellationToken cancellationToken) =>
        AskAsync(() => client.GetProjectAsync(projectId, cancellationToken), static _ => true, ServiceObjectKind.Project);

    /// <summary>Gets whether an iteration exists or, if that is unknown, the reason.</summary>
    /// <param name="id">The iteration.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="orProject">Whether the absence of the project also proves the absence of the iteration.</param>
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

    /// <summary>Gets whether an iteration exists and is published; gone if the project is gone.</summary>
    public Task<PresenceAnswer> PublishedIterationAsync(Guid id, CancellationToken cancellationToken) =>
        AskAsync(
            () => client.GetIterationAsync(projectId, id, cancellationToken),
            static iteration => iteration.PublishName is not null,
            ServiceObjectKind.Iteration,
            orProject: true
        );

    /// <summary>Gets whether a tag exists in a set or, if that is unknown, the reason.</summary>
    /// <param name="id">The tag.</param>
    /// <param name="iterationId">The iteration; null for the workspace.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="orProject">Whether the absence of the project also proves the absence of the tag.</param>
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
