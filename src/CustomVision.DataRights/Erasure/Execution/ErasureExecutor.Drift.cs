using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Execution;

/// <content>The comparison of the service with the plan, before and after the execution.</content>
internal sealed partial class ErasureExecutor
{
    private Task<Drift> CompareAsync(ErasurePlan plan, JournalState state, CancellationToken cancellationToken) =>
        plan.Account is { } account
            ? new AccountDrift(client, _drift).CompareAsync(
                plan,
                account,
                AccountRules.Require(accounts, account),
                state,
                cancellationToken
            )
            : _drift.CompareAsync(plan, state, cancellationToken);

    private async Task<(
        VerificationRun Run,
        (LinkCheckResult Evidence, IReadOnlyList<(Guid ProjectId, Guid Id)> Readable) Links
    )> VerifyAsync(
        ErasurePlan plan,
        Ledger ledger,
        LinkCheck links,
        ProgressReporter<ErasureProgress> meter,
        Interruption stop,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            var outcome = plan.Account is { } account ? new AccountOutcome(account, ledger.State) : null;
            var accepted = new AcceptedDeletions(plan, ledger.State);
            var run = await _verifier
                .VerifyAsync(
                    plan,
                    item => outcome is not null ? outcome.IsExpected(item) : accepted.MayStillGo(item),
                    deadline,
                    (gone, _) => Report(meter, gone),
                    cancellationToken
                )
                .ConfigureAwait(false);
            var gone = new HashSet<Guid>(run.Gone);
            gone.UnionWith(run.Objects.Where(item => item.Presence == ObjectPresence.Gone).Select(item => item.Id));
            return (run, await links.TestAfterDeletionAsync(gone, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception failure) when (ledger.State.HasIntent)
        {
            stop.Set(failure, cancellationToken);
            return (VerificationRun.NotMade(plan, stop.Refusal, time.GetUtcNow()), links.WithoutSecondTest());
        }
    }

    // Unplanned images of the subject are not deleted, but a model that was trained with the plan's images would lose them.
    private void EnsureNoneIsHeld(ErasurePlan plan, Drift drift)
    {
        holds.EnsureNone(
            drift
                .Unplanned.Where(item => item.Kind == ErasureObjectKind.Iteration && item.Finding == UnplannedKind.New)
                .Select(item => item.Id)
        );
    }

    private static void EnsureWithin(ErasurePlan plan, Drift drift, bool isBeyond)
    {
        if (isBeyond)
        {
            var ids = drift.Unplanned.Select(item => item.Id).ToList();
            throw new ErasureRejectedException(
                ErasureRejection.Drifted,
                $"The service differs from the plan in {ids.Count} objects, and the plan tolerates {plan.Terms.DriftTolerance}: "
                    + $"{ErasureRejectedException.Some(ids)}. Make a new plan.",
                ids
            );
        }
    }

    // New objects in a project are deleted with it. The request has to accept that.
    private static bool IsBeyond(ErasurePlan plan, Drift drift)
    {
        // The content of a project that was created after the plan is unknown.
        if (
            plan.Account is not null
            && drift.Unplanned.Any(item => item is { Kind: ErasureObjectKind.Project, Finding: UnplannedKind.New })
        )
        {
            return true;
        }

        var whole = plan.Projects.Where(project => project.IsWhole).Select(project => project.ProjectId).ToHashSet();
        return drift.Unplanned.Count > plan.Terms.DriftTolerance
            || (
                !plan.Terms.AcceptCollateral
                && drift.Unplanned.Any(item => item.Finding == UnplannedKind.New && whole.Contains(item.ProjectId))
            );
    }
}
