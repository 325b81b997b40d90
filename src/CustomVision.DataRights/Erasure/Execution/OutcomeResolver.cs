using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>Determines the outcome of an object. Only the verification decides whether it is gone.</summary>
internal sealed class OutcomeResolver(ErasurePlan plan, JournalState state)
{
    private readonly Dictionary<Guid, PlannedProject> _projects = plan.Projects.ToDictionary(project => project.ProjectId);
    private readonly CollateralDeletions _collateral = new(plan);
    private readonly AccountOutcome? _account = plan.Account is { } account ? new AccountOutcome(account, state) : null;

    public ErasureObject Judge(TrackedObject item)
    {
        var (outcome, reason) = _account is not null
            ? _account.Of(item)
            : item.Presence switch
            {
                ObjectPresence.Gone => (WasDeletedByPlan(item) ? ErasureOutcome.Erased : ErasureOutcome.AlreadyGone, null),
                ObjectPresence.There => JudgeThere(item),
                _ => (ErasureOutcome.Unknown, item.Reason),
            };
        return new ErasureObject
        {
            ProjectId = item.ProjectId,
            Kind = item.Kind,
            Id = item.Id,
            Outcome = outcome,
            Reason = reason,
            Iterations = item.Iterations,
        };
    }

    // An announced object that is gone counts as erased, even without an answer; if the deletion was refused, another caller deleted it.
    private bool WasDeletedByPlan(TrackedObject item)
    {
        if (item.Step is not { } own)
        {
            return _collateral.IsDeletedWith(item, IsOurs);
        }

        if (state.NoteOf(own.Number, item.Id).Stage == ObjectStage.GoneBefore)
        {
            return false;
        }

        return (state.WasIntended(own.Number, item.Id) && state.NoteOf(own.Number, item.Id).Result != StepResult.Refused)
            || _projects[item.ProjectId].Steps.Any(step => step.Kind == ErasureStepKind.DeleteProject && IsOurs(step))
            || WasDeletedWithIterations(item, own);
    }

    // The image's own deletion was refused, but it was deleted with the last iteration that contained it.
    private bool WasDeletedWithIterations(TrackedObject item, PlannedStep own)
    {
        if (item.Kind != ErasureObjectKind.Image)
        {
            return false;
        }

        var project = _projects[item.ProjectId];
        var planned = own.Objects.First(planned => planned.Id == item.Id);
        var deleted = project
            .Steps.Where(step => step.Kind == ErasureStepKind.DeleteIteration && IsOurs(step))
            .Select(step => step.Objects[0].Id)
            .ToHashSet();
        return !planned.InWorkspace && planned.Iterations is { Count: > 0 } held && held.All(deleted.Contains);
    }

    private bool IsOurs(PlannedStep step) =>
        state.WasIntended(step.Number, step.Objects[0].Id) && state.NoteOf(step.Number, step.Objects[0].Id).Result != StepResult.Refused;

    private (ErasureOutcome Outcome, string? Reason) JudgeThere(TrackedObject item)
    {
        if (KeptBy(item) is { } decision)
        {
            return (ErasureOutcome.Retained, decision.Reason ?? decision.Kind.ToString());
        }

        if (item.Step is not { } step)
        {
            return (ErasureOutcome.StillThere, null);
        }

        var note = state.NoteOf(step.Number, item.Id);
        return note switch
        {
            { Stage: ObjectStage.NotDone, Reason: SkipReason.LegalHold } => (ErasureOutcome.Retained, note.Reason),
            { Stage: ObjectStage.NotDone } => (ErasureOutcome.Failed, note.Reason),
            { Stage: ObjectStage.Untouched or ObjectStage.GoneBefore } => (ErasureOutcome.Failed, "NotAttempted"),
            { Stage: ObjectStage.Intended } => (ErasureOutcome.Failed, SkipReason.NoAnswer),
            _ => (ErasureOutcome.StillThere, null),
        };
    }

    /// <summary>
    /// Gets the decision that keeps an object: a deleted tag remains in kept models, and no operation removes it from them.
    /// </summary>
    public ModelDecision? KeptBy(TrackedObject item)
    {
        if (item.Kind != ErasureObjectKind.Tag || item.InWorkspace || item.Iterations.Count == 0)
        {
            return null;
        }

        var decisions = item
            .Iterations.Select(id => _projects[item.ProjectId].Iterations.FirstOrDefault(iteration => iteration.IterationId == id))
            .Select(iteration => iteration is { IsDeleted: false } ? iteration.Decision : null)
            .ToList();
        return decisions.Contains(null) ? null : decisions[0];
    }
}
