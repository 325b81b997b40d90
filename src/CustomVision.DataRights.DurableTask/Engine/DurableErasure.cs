using System.Text.Json;
using CustomVision.DataRights.Erasure;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <inheritdoc cref="IDurableErasure"/>
internal sealed class DurableErasure(ErasureHub hub, IOptions<DurableErasureOptions> options) : IDurableErasure
{
    public async Task<string> StartAsync(
        ErasurePlan plan,
        ErasureApproval approval,
        string? archivePrefix = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(approval);
        if (ErasureAudit.Check(plan) is [var finding, ..])
        {
            throw new ErasureRejectedException(finding.Message);
        }

        if (approval.PlanDigest != plan.Digest)
        {
            throw new ErasureRejectedException("The approval names another plan. Approve the digest of this one.");
        }

        await hub.EnsureContainerAsync(cancellationToken).ConfigureAwait(false);
        await hub
            .StoreOf(plan.Digest)
            .StartAsync(plan, new StoredApproval { Approval = approval, ArchivePrefix = archivePrefix }, cancellationToken)
            .ConfigureAwait(false);
        await hub.Service.CreateIfNotExistsAsync().ConfigureAwait(false);
        if (await GetStatusAsync(plan.Digest, cancellationToken).ConfigureAwait(false) is { IsGone: not null } ended && IsFinal(ended))
        {
            return plan.Digest;
        }

        try
        {
            await hub
                .Client.CreateOrchestrationInstanceAsync(
                    ErasureOrchestration.OrchestrationName,
                    string.Empty,
                    plan.Digest,
                    JsonSerializer.Serialize(
                        new ErasureStep { Erasure = plan.Digest, VerifyAfter = options.Value.VerifyAfter },
                        StepJsonContext.Default.ErasureStep
                    ),
                    tags: null,
                    dedupeStatuses: [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.ContinuedAsNew]
                )
                .ConfigureAwait(false);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // It is running.
        }

        return plan.Digest;
    }

    public async Task<DurableErasureStatus?> GetStatusAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        var state = await hub.Client.GetOrchestrationStateAsync(id).ConfigureAwait(false);
        if (state is null)
        {
            return null;
        }

        var status = EngineText.Read(state.Status, StepJsonContext.Default.DurableErasureStatus) ?? new DurableErasureStatus();
        return status with
        {
            EngineState = state.OrchestrationStatus.ToString(),
            HasEnded =
                state.OrchestrationStatus
                    is OrchestrationStatus.Completed
                        or OrchestrationStatus.Failed
                        or OrchestrationStatus.Terminated
                        or OrchestrationStatus.Canceled,
            Failure = state.OrchestrationStatus == OrchestrationStatus.Failed ? state.FailureDetails?.ErrorMessage ?? state.Output : null,
        };
    }

    public Task<ErasureReceipt?> FindReceiptAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return hub.StoreOf(id).FindReceiptAsync(cancellationToken);
    }

    public Task<ErasureVerification?> FindVerificationAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        return hub.StoreOf(id).FindVerificationAsync(cancellationToken);
    }

    private static bool IsFinal(DurableErasureStatus status) =>
        status.State is ErasureState.Complete or ErasureState.CompleteWithRetained or ErasureState.CompleteWithNew;
}
