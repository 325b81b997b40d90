using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Determines the outcome of the deletion of an account and of everything in it. Only the verification decides whether it is gone.
/// </summary>
internal sealed class AccountOutcome(PlannedAccount account, JournalState state)
{
    private ObjectNote Deletion => state.NoteOf(PlannedAccount.DeleteStep, account.Id);

    private ObjectNote Purge => state.NoteOf(PlannedAccount.PurgeStep, account.Id);

    public (ErasureOutcome Outcome, string? Reason) Of(TrackedObject item) =>
        item.Presence switch
        {
            ObjectPresence.Gone => OfGone(item),
            ObjectPresence.Recoverable => account.Purges ? NotReached(Purge) : (ErasureOutcome.Retained, SkipReason.Recoverable),
            ObjectPresence.There => NotReached(Deletion),
            _ => (ErasureOutcome.Unknown, item.Reason),
        };

    /// <summary>Gets whether the deletion of an object was accepted and has not taken effect yet.</summary>
    public bool IsExpected(TrackedObject item) =>
        item.Presence == ObjectPresence.Recoverable
            ? account.Purges && Purge.Stage == ObjectStage.Sent
            : Deletion.Stage == ObjectStage.Sent;

    /// <summary>Gets the steps to repeat because the objects that they deleted exist again.</summary>
    public IEnumerable<(int Number, Guid Id)> There(IReadOnlyList<TrackedObject> objects)
    {
        var presence = objects.First(item => item.Kind == ErasureObjectKind.Account).Presence;
        if (presence == ObjectPresence.There && Deletion.Stage == ObjectStage.Sent)
        {
            yield return (PlannedAccount.DeleteStep, account.Id);
        }

        if (account.Purges && presence is ObjectPresence.There or ObjectPresence.Recoverable && Purge.Stage == ObjectStage.Sent)
        {
            yield return (PlannedAccount.PurgeStep, account.Id);
        }
    }

    // The copy of a deleted account may become visible with a delay. Its absence is conclusive only if this plan has seen it and purged it,
    // or if its 48 hours are over.
    private (ErasureOutcome Outcome, string? Reason) OfGone(TrackedObject item)
    {
        var last = account.Purges ? PlannedAccount.PurgeStep : PlannedAccount.DeleteStep;
        if (!state.WasIntended(last, account.Id))
        {
            return (ErasureOutcome.Unknown, SkipReason.RecoverableCopyNotSeen);
        }

        var isOurs =
            state.NoteOf(last, account.Id).Result != StepResult.Refused
            && state.NoteOf(PlannedAccount.DeleteStep, item.Id).Stage != ObjectStage.GoneBefore;
        return (isOurs ? ErasureOutcome.Erased : ErasureOutcome.AlreadyGone, null);
    }

    private static (ErasureOutcome Outcome, string? Reason) NotReached(ObjectNote note) =>
        note switch
        {
            { Stage: ObjectStage.NotDone, Reason: SkipReason.LegalHold } => (ErasureOutcome.Retained, note.Reason),
            { Stage: ObjectStage.NotDone } => (ErasureOutcome.Failed, note.Reason),
            { Stage: ObjectStage.Sent } => (ErasureOutcome.StillThere, null),
            { Stage: ObjectStage.Intended } => (ErasureOutcome.Failed, SkipReason.NoAnswer),
            _ => (ErasureOutcome.Failed, "NotAttempted"),
        };
}
