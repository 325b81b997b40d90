using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Determines which objects may still disappear: the service has accepted the deletion of the object or of all sets that contain it, but
/// the deletion may take effect later. Waiting for any other object is useless.
/// </summary>
internal sealed class AcceptedDeletions(ErasurePlan plan, JournalState state)
{
    private readonly OutcomeResolver _judge = new(plan, state);
    private readonly CollateralDeletions _collateral = new(plan);

    private readonly Dictionary<Guid, Dictionary<Guid, bool>> _iterations = plan.Projects.ToDictionary(
        project => project.ProjectId,
        project =>
            project
                .Steps.Where(step => step.Kind == ErasureStepKind.DeleteIteration)
                .ToDictionary(step => step.Objects[0].Id, step => IsSent(state, step, step.Objects[0].Id))
    );

    private readonly HashSet<Guid> _projects = plan
        .Projects.Where(project =>
            project.Steps.Any(step => step.Kind == ErasureStepKind.DeleteProject && IsSent(state, step, project.ProjectId))
        )
        .Select(project => project.ProjectId)
        .ToHashSet();

    /// <summary>Gets whether an object that still exists is worth another query.</summary>
    public bool MayStillGo(TrackedObject item)
    {
        if (_projects.Contains(item.ProjectId))
        {
            return true;
        }

        if (_judge.KeptBy(item) is not null)
        {
            return false;
        }

        var isSent = item.Step is { } own
            ? IsSent(state, own, item.Id)
            : _collateral.IsDeletedWith(item, step => IsSent(state, step, step.Objects[0].Id));
        return item is { Presence: ObjectPresence.There, Kind: ErasureObjectKind.Image or ErasureObjectKind.Tag }
            ? (!item.InWorkspace || isSent) && item.Iterations.All(iteration => IsReleasedBy(item, iteration, isSent))
            : isSent;
    }

    // The content of an iteration that will be deleted is deleted with it. An iteration that is kept loses only deleted images.
    private bool IsReleasedBy(TrackedObject item, Guid iteration, bool isSent) =>
        _iterations[item.ProjectId].TryGetValue(iteration, out var isGoing)
            ? isGoing
            : isSent && item is { Kind: ErasureObjectKind.Image, Step: not null };

    private static bool IsSent(JournalState state, PlannedStep step, Guid id) => state.NoteOf(step.Number, id).Stage == ObjectStage.Sent;
}
