using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Execution;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Erasure;

/// <summary>The erasure half of the facade, over one Training client.</summary>
internal sealed class Eraser(
    TrainingClient client,
    IAccountManager? accounts,
    LegalHolds holds,
    TimeProvider time,
    ErasureSigner? signer,
    ILogger logger
)
{
    private readonly ErasurePlanner _planner = new(client, accounts, holds, time, logger);
    private readonly ErasureExecutor _executor = new(client, accounts, holds, time, signer, logger);
    private readonly ErasureVerifier _verifier = new(client, accounts, time);

    private const string NothingDeleted = "Nothing was deleted. Try again.";

    public Task<ErasurePlan> PlanAsync(
        ErasureRequest request,
        IProgress<ReadingProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(request);
        return UnforeseenFault.GuardAsync(
            "The planning",
            NothingDeleted,
            () => _planner.PlanAsync(request, progress, cancellationToken),
            cancellationToken,
            leavesFileFaults: true
        );
    }

    public Task<ErasureReceipt> EraseAsync(
        ErasurePlan plan,
        ErasureApproval approval,
        IErasureJournal journal,
        EraseOptions options,
        IProgress<ErasureProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(approval);
        ArgumentNullException.ThrowIfNull(journal);
        if (options.VerificationDeadline is { } deadline && (deadline < TimeSpan.Zero || deadline > RequestRules.LongestDeadline))
        {
            throw new ArgumentOutOfRangeException(nameof(options), deadline, "VerificationDeadline must be from zero to 1 day.");
        }

        return _executor.EraseAsync(plan, approval, journal, options, progress, cancellationToken);
    }

    /// <summary>Plans and carries out an account's deletion in one call.</summary>
    public async Task<ErasureReceipt> DeleteAccountAsync(bool purge, bool acceptPublishedIterations, CancellationToken cancellationToken)
    {
        var request = ErasureRequest.ForAccount(purge);
        request.AcceptPublishedIterations = acceptPublishedIterations;
        var plan = await PlanAsync(request, progress: null, cancellationToken).ConfigureAwait(false);
        var approval = new ErasureApproval
        {
            PlanDigest = plan.Digest,
            Approver = nameof(IUserDataEraser.DeleteAccountAsync),
            Reason = nameof(IUserDataEraser.DeleteAccountAsync),
            ApprovedAt = plan.CreatedAt,
        };
        return await _executor
            .EraseAsync(plan, approval, new MemoryErasureJournal(), new EraseOptions(), progress: null, cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<ErasureVerification> VerifyAsync(ErasurePlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ApprovalRules.EnsureUntouched(plan, client, accounts);
        var run = await UnforeseenFault
            .GuardAsync("The verification", NothingDeleted, () => _verifier.VerifyAsync(plan, cancellationToken), cancellationToken)
            .ConfigureAwait(false);
        var judge = new OutcomeResolver(plan, new JournalState());
        return run.ToResult(item =>
            item.Presence == ObjectPresence.Recoverable
                ? (plan.Account is { Purges: false } ? ErasureOutcome.Retained : ErasureOutcome.StillThere, SkipReason.Recoverable)
            : judge.KeptBy(item) is { } decision ? (ErasureOutcome.Retained, decision.Reason ?? decision.Kind.ToString())
            : holds.Contains(item.Id) ? (ErasureOutcome.Retained, SkipReason.LegalHold)
            : (ErasureOutcome.StillThere, null)
        );
    }

    public Task<ErasurePlan> PlanAgainAsync(ErasureReceipt receipt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return UnforeseenFault.GuardAsync(
            "The planning",
            NothingDeleted,
            () => _planner.PlanAsync(new ReceiptInput(receipt, client), progress: null, cancellationToken),
            cancellationToken,
            leavesFileFaults: true
        );
    }
}
