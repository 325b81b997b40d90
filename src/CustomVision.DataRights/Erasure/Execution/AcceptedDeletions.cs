using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// What can still go by itself: objects with everything that holds them on its way out, by deletions that the service has accepted and may
/// make later. Waiting does not help with the rest.
/// </summary>
internal sealed class AcceptedDeletions(ErasurePlan plan, JournalState state)
{
    private readonly OutcomeJudge _judge = new(plan, state);
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

    /// <summary>Whether an object that the last look did not find gone is worth another.</summary>
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

    // An iteration that is to go takes what it holds along, or keeps it. Of one that stays, only the images' own deletion takes something
    // out.
    private bool IsReleasedBy(TrackedObject item, Guid iteration, bool isSent) =>
        _iterations[item.ProjectId].TryGetValue(iteration, out var isGoing)
            ? isGoing
            : isSent && item is { Kind: ErasureObjectKind.Image, Step: not null };

    private static bool IsSent(JournalState state, PlannedStep step, Guid id) => state.NoteOf(step.Number, id).Stage == ObjectStage.Sent;
}
