using System.Text.Json;
using CustomVision.DataRights.Erasure;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The steps of an erasure. Each may be repeated at any time, by any process.</summary>
internal sealed class ErasureSteps(IUserDataManager manager, ErasureHub hub, TimeProvider time, ILogger<ErasureSteps> logger)
{
    // Another attempt may find the service, or the journal, in another state.
    private static readonly ErasureRejection[] Passing =
    [
        ErasureRejection.JournalRefused,
        ErasureRejection.WitnessNotSeen,
        ErasureRejection.IncompleteListing,
        ErasureRejection.ProjectBusy,
    ];

    /// <summary>Carries out the plan, or resumes it, and stores the receipt.</summary>
    public Task<string> EraseAsync(string input, CancellationToken cancellationToken) =>
        AnswerAsync(
            input,
            async (step, store, plan, approval) =>
            {
                var lease = await OwnerLease
                    .TakeAsync(
                        hub.Container,
                        ErasureHub.OwnerOf(plan.Endpoint),
                        time,
                        () => StepLog.WaitingForOwner(logger, step.Erasure),
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                await using var releasing = lease.ConfigureAwait(false);
                if (
                    await store.FindReceiptAsync(cancellationToken).ConfigureAwait(false) is { } finished && ErasureStore.IsFinal(finished)
                )
                {
                    return AnswerOf(finished);
                }

                var receipt = await EraseAsync(step, store, plan, approval, lease, cancellationToken).ConfigureAwait(false);
                return AnswerOf(receipt);
            },
            cancellationToken
        );

    /// <summary>Verifies the plan's objects at a later time, and stores the result beside the receipt.</summary>
    public Task<string> VerifyAsync(string input, CancellationToken cancellationToken) =>
        AnswerAsync(
            input,
            async (step, store, plan, _) =>
            {
                if (await store.FindVerificationAsync(cancellationToken).ConfigureAwait(false) is { } stored)
                {
                    return AnswerOf(stored);
                }

                var verification = await manager.VerifyErasureAsync(plan, cancellationToken).ConfigureAwait(false);
                if (verification.Refusal is not null && !step.IsLast)
                {
                    return new ErasureAnswer();
                }

                var receipt = await store.FindReceiptAsync(cancellationToken).ConfigureAwait(false);
                var document = new StoredVerification
                {
                    PlanDigest = plan.Digest,
                    ReceiptDigest = receipt?.Digest,
                    Verification = verification,
                };
                await store.StoreVerificationAsync(document, cancellationToken).ConfigureAwait(false);
                var first = await store.FindVerificationAsync(cancellationToken).ConfigureAwait(false) ?? verification;
                StepLog.VerifiedLater(logger, step.Erasure, first.IsGoneOrRetained);
                return AnswerOf(first);
            },
            cancellationToken
        );

    private async Task<ErasureReceipt> EraseAsync(
        ErasureStep step,
        ErasureStore store,
        ErasurePlan plan,
        StoredApproval approval,
        OwnerLease lease,
        CancellationToken cancellationToken
    )
    {
        StepLog.Erasing(logger, step.Erasure);
        var options = new EraseOptions { ArchiveSource = approval.ArchivePrefix is { } prefix ? hub.ArchiveOf(prefix) : null };
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lease.Lost);
        var receipt = await EraseAsync().ConfigureAwait(false);

        // Where the process stops, its successor resumes from the journal, and its receipt says more. A finished receipt is stored.
        var stopping = ErasureStore.IsFinal(receipt) ? CancellationToken.None : cancellationToken;
        stopping.ThrowIfCancellationRequested();
        return await store.StoreReceiptAsync(receipt, lease.EnsureHeldAsync, stopping).ConfigureAwait(false);

        async Task<ErasureReceipt> EraseAsync()
        {
            try
            {
                return await manager
                    .EraseAsync(plan, approval.Approval, store.NewJournal(), options, progress: null, either.Token)
                    .ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (lease.Lost.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw new OwnerLostException();
            }
        }
    }

    private async Task<string> AnswerAsync(
        string input,
        Func<ErasureStep, ErasureStore, ErasurePlan, StoredApproval, Task<ErasureAnswer>> run,
        CancellationToken cancellationToken
    )
    {
        var step = JsonSerializer.Deserialize(input, StepJsonContext.Default.ErasureStep)!;
        var store = hub.StoreOf(step.Erasure);
        ErasureAnswer answer;
        try
        {
            var (plan, approval) = await store.FindStartAsync(cancellationToken).ConfigureAwait(false) ?? throw ErasureStore.NotStarted();
            answer = await run(step, store, plan, approval).ConfigureAwait(false);
        }
        catch (ErasureRejectedException refused)
        {
            answer = new ErasureAnswer { Refusal = refused.Message, MayResume = Passing.Contains(refused.Rejection) };
        }

        return JsonSerializer.Serialize(answer, StepJsonContext.Default.ErasureAnswer);
    }

    private static ErasureAnswer AnswerOf(ErasureReceipt receipt) =>
        new()
        {
            State = receipt.State,
            VerifiedAt = receipt.VerifiedAt,
            MayResume = !ErasureStore.IsFinal(receipt) && receipt.Interruption != nameof(ErasureRejection.PlanExpired),
        };

    private static ErasureAnswer AnswerOf(ErasureVerification verification) =>
        new()
        {
            IsGone = verification.IsGoneOrRetained,
            NotGone = verification.Objects.Count(item => item.Outcome is not (ErasureOutcome.AlreadyGone or ErasureOutcome.Retained)),
        };
}
