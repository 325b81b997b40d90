using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Metering;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>
/// Executes an approved plan, verifies it, and creates the receipt. Before the first deletion is announced, any obstacle throws;
/// afterwards, there is always a receipt, which states the obstacle.
/// </summary>
internal sealed partial class ErasureExecutor(
    TrainingClient client,
    IAccountManager? accounts,
    LegalHolds holds,
    TimeProvider time,
    ErasureSigner? signer,
    ILogger logger
)
{
    private readonly DriftCheck _drift = new(client, time);
    private readonly WitnessCheck _witness = new(client, accounts);
    private readonly ErasureVerifier _verifier = new(client, accounts, time);

    /// <exception cref="ErasureRejectedException">
    /// The plan, its approval or its journal is refused, or the service has drifted. This call changed nothing.
    /// </exception>
    public async Task<ErasureReceipt> EraseAsync(
        ErasurePlan plan,
        ErasureApproval approval,
        IErasureJournal journal,
        EraseOptions options,
        IProgress<ErasureProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ApprovalRules.Check(plan, approval, client, accounts, time.GetUtcNow());
        var deadline = options.VerificationDeadline ?? TimeSpan.FromSeconds(plan.Terms.VerificationDeadlineSeconds);
        var ledger = await Ledger.OpenAsync(journal, plan, approval, time, cancellationToken).ConfigureAwait(false);
        var begunBefore = ledger.State.HasIntent;
        if (!begunBefore)
        {
            ApprovalRules.EnsureMayBegin(plan, holds, time.GetUtcNow());
        }

        return await UnforeseenFault
            .GuardAsync(
                "The erasure",
                "Run it again with the same plan and journal: deletions that the journal announces are checked first, and no other "
                    + "deletion was sent.",
                () => EraseAsync(plan, approval, ledger, options, progress, begunBefore, deadline, cancellationToken),
                cancellationToken,
                leavesFileFaults: true
            )
            .ConfigureAwait(false);
    }

    private async Task<ErasureReceipt> EraseAsync(
        ErasurePlan plan,
        ErasureApproval approval,
        Ledger ledger,
        EraseOptions options,
        IProgress<ErasureProgress>? progress,
        bool begunBefore,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        var meter = MeterOf(plan, progress);
        var links = new LinkCheck(client);
        Begin(meter, ErasurePhase.Checking);

        var stop = new Interruption(logger, plan.PlanId);
        try
        {
            if (begunBefore && ApprovalRules.IsExpired(plan, time.GetUtcNow()))
            {
                stop.Set(nameof(ErasureRejection.PlanExpired));
            }
            else if (!ledger.State.IsFinished || plan.Steps.Any(step => IsOpen(ledger.State, step)))
            {
                await ArchiveCheck.EnsureUnchangedAsync(plan.Archive, options.ArchiveSource, cancellationToken).ConfigureAwait(false);
                await ExecuteAsync(plan, approval, ledger, links, meter, deadline, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (JournalFailedException failure)
        {
            stop.SetJournal(failure);
        }
        catch (Exception failure) when (ledger.State.HasIntent)
        {
            stop.Set(failure, cancellationToken);
        }

        Begin(meter, ErasurePhase.Verifying);
        var (run, evidence) = await VerifyAsync(plan, ledger, links, meter, stop, deadline, cancellationToken).ConfigureAwait(false);
        var draft = new ReceiptDraft(plan, approval, ledger.State, run, evidence.Evidence, evidence.Readable);
        await FinishAsync(ledger, draft, stop).ConfigureAwait(false);
        var receipt = await draft.CreateAsync(stop, signer, cancellationToken).ConfigureAwait(false);
        Begin(meter, ErasurePhase.Done, run.Objects.Count(item => item.Presence == ObjectPresence.Gone));
        ErasureLog.Receipted(
            logger,
            plan.PlanId,
            receipt.State,
            receipt.Counts.Erased,
            receipt.Counts.AlreadyGone,
            receipt.Counts.Total,
            receipt.Digest
        );
        return receipt;
    }

    private async Task ExecuteAsync(
        ErasurePlan plan,
        ErasureApproval approval,
        Ledger ledger,
        LinkCheck links,
        ProgressReporter<ErasureProgress> meter,
        TimeSpan deadline,
        CancellationToken cancellationToken
    )
    {
        var (_, refusal, _) = await _witness.LookAsync(plan.Witness, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            throw new ErasureRejectedException(ErasureRejection.WitnessNotSeen, refusal);
        }

        var drift = await CompareAsync(plan, ledger.State, cancellationToken).ConfigureAwait(false);
        var isBeyond = IsBeyond(plan, drift);
        if (!ledger.State.HasIntent)
        {
            EnsureNoneIsHeld(plan, drift);
            EnsureWithin(plan, drift, isBeyond);
        }

        if (ledger.State.Last is null)
        {
            await ledger.StartAsync(plan, approval, cancellationToken).ConfigureAwait(false);
        }

        var gone = drift.Gone.ToDictionary(entry => entry.Key, entry => (IReadOnlyList<Guid>)entry.Value);
        await ledger.CheckedAsync(gone, drift.Unplanned, cancellationToken).ConfigureAwait(false);
        links.Links = drift.Links;

        ErasureLog.Executing(logger, plan.PlanId, ledger.State.HasIntent, drift.Unplanned.Count);
        var runner = new StepRunner(client, holds, time, plan, ledger, links, deadline)
        {
            Changed = drift.Unplanned.Where(item => item.Finding == UnplannedKind.Changed).Select(item => item.Id).ToHashSet(),
        };
        var done = 0;
        Begin(meter, ErasurePhase.Deleting);
        foreach (var (project, step) in plan.Projects.SelectMany(project => project.Steps, (project, step) => (project, step)))
        {
            await (
                isBeyond ? runner.LeaveAsync(step, cancellationToken) : runner.RunAsync(project, step, cancellationToken)
            ).ConfigureAwait(false);
            done += step.Kind == ErasureStepKind.Unpublish ? 0 : step.Objects.Count;
            CountStep(meter, project.ProjectId, done);
        }

        if (plan.Account is { } account)
        {
            var accountRunner = new AccountRunner(
                client,
                AccountRules.Require(accounts, account),
                holds,
                time,
                plan,
                account,
                ledger,
                links,
                deadline
            )
            {
                Drift = drift,
            };
            foreach (var step in account.Steps)
            {
                await (
                    isBeyond ? accountRunner.LeaveAsync(step, cancellationToken) : accountRunner.RunAsync(step, cancellationToken)
                ).ConfigureAwait(false);
                CountStep(meter, projectId: null, PlanRules.CountOf(plan.Projects));
            }
        }
    }

    private static bool IsOpen(JournalState state, PlannedStep step) => step.Objects.Any(item => state.IsOpen(step.Number, item.Id));

    // Cannot be canceled: the receipt refers to the journal's last record, which contains the digests of the receipt. Each run therefore
    // appends a last record.
    private static async Task FinishAsync(Ledger ledger, ReceiptDraft draft, Interruption stop)
    {
        if (stop.JournalFailure is not null || ledger.State.Last is null)
        {
            return;
        }

        try
        {
            await ledger.FinishedAsync(draft.Counts, draft.There, draft.MembersFor(stop), CancellationToken.None).ConfigureAwait(false);
        }
        catch (JournalFailedException failure)
        {
            stop.SetJournal(failure);
        }
    }
}
