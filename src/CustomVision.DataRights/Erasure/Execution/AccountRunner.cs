using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Polling;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Executes the steps of a plan that deletes an account. Each is announced in the journal before it is sent, and its outcome recorded
/// afterwards.
/// </summary>
internal sealed class AccountRunner(
    TrainingClient client,
    IAccountManager manager,
    LegalHolds holds,
    TimeProvider time,
    ErasurePlan plan,
    PlannedAccount account,
    Ledger ledger,
    LinkCheck links,
    TimeSpan deadline
)
{
    /// <summary>The differences between the account and the plan.</summary>
    public required Drift Drift { get; init; }

    private bool IsHeld => holds.Contains(account.Id) || plan.Projects.Any(project => holds.HeldIn(project).Any());

    /// <summary>Executes a step unless it was already executed or is prevented.</summary>
    public async Task RunAsync(PlannedStep step, CancellationToken cancellationToken)
    {
        if (!ledger.State.IsOpen(step.Number, account.Id))
        {
            return;
        }

        if (IsHeld)
        {
            await SkipAsync(step, SkipReason.LegalHold, cancellationToken).ConfigureAwait(false);
            return;
        }

        await (
            step.Kind == ErasureStepKind.DeleteAccount ? DeleteAsync(step, cancellationToken) : PurgeAsync(step, cancellationToken)
        ).ConfigureAwait(false);
    }

    /// <summary>Skips a step that was not begun, because the account has drifted after an interruption.</summary>
    public Task LeaveAsync(PlannedStep step, CancellationToken cancellationToken) =>
        ledger.State.IsOpen(step.Number, account.Id) ? SkipAsync(step, SkipReason.Drifted, cancellationToken) : Task.CompletedTask;

    private async Task DeleteAsync(PlannedStep step, CancellationToken cancellationToken)
    {
        var found = await manager.FindAccountAsync(cancellationToken).ConfigureAwait(false);
        if (AccountDrift.IsGoing(found) && ledger.State.WasIntended(step.Number, account.Id))
        {
            // The interrupted run announced it: the operation is in progress or has ended.
            await CompleteAsync(
                    step,
                    found.Presence == AccountPresence.Gone
                        ? Found(AccountOperationState.Succeeded)
                        : await WaitAsync(cancellationToken).ConfigureAwait(false)
                )
                .ConfigureAwait(false);
            return;
        }

        if (await ObstacleAsync(cancellationToken).ConfigureAwait(false) is { } obstacle)
        {
            await SkipAsync(step, obstacle, cancellationToken).ConfigureAwait(false);
            return;
        }

        await ledger.IntentAsync(step, [account.Id], AcceptedAdditions(), cancellationToken).ConfigureAwait(false);
        await CompleteAsync(
                step,
                await FollowAsync(manager.StartDeletionAsync, manager.FindAccountAsync, cancellationToken).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
    }

    private async Task PurgeAsync(PlannedStep step, CancellationToken cancellationToken)
    {
        if (ledger.State.NoteOf(PlannedAccount.DeleteStep, account.Id).Stage != ObjectStage.Sent)
        {
            await SkipAsync(step, SkipReason.AccountNotDeleted, cancellationToken).ConfigureAwait(false);
            return;
        }

        // The copy becomes visible shortly after the deletion of the account. Until it was seen, neither a purge nor its absence is
        // conclusive.
        var copy = await FindCopyAsync(step, cancellationToken).ConfigureAwait(false);
        if (copy.Presence == AccountPresence.Gone && ledger.State.WasIntended(step.Number, account.Id))
        {
            await CompleteAsync(step, Found(AccountOperationState.Succeeded)).ConfigureAwait(false);
            return;
        }

        if (copy.Presence != AccountPresence.Present)
        {
            await SkipAsync(
                    step,
                    copy.Presence == AccountPresence.Gone ? SkipReason.RecoverableCopyNotSeen : copy.Code ?? SkipReason.AccountUnknown,
                    cancellationToken
                )
                .ConfigureAwait(false);
            return;
        }

        await ledger.IntentAsync(step, [account.Id], [], cancellationToken).ConfigureAwait(false);
        await CompleteAsync(
                step,
                await FollowAsync(token => manager.StartPurgeAsync(account.Location, token), AskForCopyAsync, cancellationToken)
                    .ConfigureAwait(false)
            )
            .ConfigureAwait(false);
    }

    // Gets the first obstacle to the deletion of the account. The counts are read last, since the other checks take time.
    private async Task<string?> ObstacleAsync(CancellationToken cancellationToken)
    {
        if (Drift.Unplanned.Any(item => item.Finding == UnplannedKind.Changed))
        {
            return SkipReason.Changed;
        }

        foreach (var project in plan.Projects)
        {
            await links
                .TestBeforeDeletionAsync(project.ProjectId, [.. project.Objects.Select(entry => entry.Object.Id)], cancellationToken)
                .ConfigureAwait(false);
        }

        var found = await manager.FindAccountAsync(cancellationToken).ConfigureAwait(false);
        if (found is not { Presence: AccountPresence.Present, Account: { } managed })
        {
            return found.Presence == AccountPresence.Gone ? SkipReason.Drifted : found.Code ?? SkipReason.AccountUnknown;
        }

        try
        {
            await AccountRules.EnsureDeletableAsync(managed, manager, client, cancellationToken).ConfigureAwait(false);
            var totals = await AccountCounts.ReadAsync(client, cancellationToken).ConfigureAwait(false);
            return !totals.SetEquals(Drift.Totals) ? SkipReason.CountsDiffer
                : IsHeld ? SkipReason.LegalHold
                : null;
        }
        catch (ErasureRejectedException refusal)
        {
            return refusal.Rejection.ToString();
        }
        catch (DataRightsException)
        {
            return SkipReason.ListingFailed;
        }
    }

    private async Task<AccountAnswer> FindCopyAsync(PlannedStep step, CancellationToken cancellationToken)
    {
        var backoff = new PollingBackoff(time, deadline);
        while (true)
        {
            var copy = await AskForCopyAsync(cancellationToken).ConfigureAwait(false);
            var isDone =
                copy.Presence == AccountPresence.Present
                || (copy.Presence == AccountPresence.Gone && ledger.State.WasIntended(step.Number, account.Id));
            if (isDone || !await backoff.WaitAsync(cancellationToken).ConfigureAwait(false))
            {
                return copy;
            }
        }
    }

    private Task<AccountAnswer> AskForCopyAsync(CancellationToken cancellationToken) =>
        manager.FindDeletedAccountAsync(account.Location, cancellationToken);

    private Task<AccountOperation> WaitAsync(CancellationToken cancellationToken) =>
        FollowAsync(static _ => Task.FromResult(Found(AccountOperationState.Running)), manager.FindAccountAsync, cancellationToken);

    private Task<AccountOperation> FollowAsync(
        Func<CancellationToken, Task<AccountOperation>> start,
        Func<CancellationToken, Task<AccountAnswer>> ask,
        CancellationToken cancellationToken
    ) => new OperationFollower(manager, time, deadline).RunAsync(start, ask, cancellationToken);

    private static AccountOperation Found(AccountOperationState state) => new() { State = state };

    // Objects that were added after the plan, within the tolerance, are deleted with the account.
    private IReadOnlyList<UnplannedObject> AcceptedAdditions() =>
        [
            .. Drift
                .Unplanned.Where(item => item.Finding == UnplannedKind.New)
                .Select(item => item with { Finding = UnplannedKind.DiedWithParent }),
        ];

    private Task CompleteAsync(PlannedStep step, AccountOperation operation) =>
        operation.State switch
        {
            AccountOperationState.Succeeded => OutcomeAsync(step, StepResult.Done, null, operation),
            AccountOperationState.Refused => OutcomeAsync(step, StepResult.Refused, operation.Code ?? "Refused", operation),
            AccountOperationState.Running => OutcomeAsync(step, StepResult.Failed, SkipReason.OperationNotEnded, operation),
            AccountOperationState.Failed => OutcomeAsync(step, StepResult.Failed, operation.Code ?? "OperationFailed", operation),
            _ => OutcomeAsync(step, StepResult.Failed, operation.Code ?? SkipReason.NoAnswer, operation),
        };

    private Task OutcomeAsync(PlannedStep step, StepResult result, string? reason, AccountOperation operation) =>
        ledger.OutcomeAsync(step, [account.Id], result, reason, operation.RequestId);

    private Task SkipAsync(PlannedStep step, string reason, CancellationToken cancellationToken)
    {
        var isNews = ledger.State.NoteOf(step.Number, account.Id) != new ObjectNote(ObjectStage.NotDone, reason, StepResult.Skipped);
        return isNews ? ledger.SkippedAsync(step, [account.Id], reason, [], cancellationToken) : Task.CompletedTask;
    }
}
