using CustomVision.DataRights.Erasure;
using DataRights.Portal.Access;
using DataRights.Portal.Jobs;
using DataRights.Portal.Receipts;

namespace DataRights.Portal.Requests;

/// <content>The changes that a job reports.</content>
internal sealed partial class RequestDesk
{
    public Task<DataRequest> MoveAsync(Guid id, RequestState state, string action, CancellationToken cancellationToken) =>
        ChangeAsync(id, Actor.Portal, action, (request, _) => Move(request, state), cancellationToken);

    public Task<DataRequest> PlannedAsync(Guid id, ErasurePlan plan, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            Actor.Portal,
            "planned",
            (request, _) =>
            {
                request.MoveTo(RequestState.AwaitingApproval);
                request.PlanDigest = plan.Digest;
                request.PlanExpiresAt = plan.ExpiresAt;
                return plan.Digest;
            },
            cancellationToken
        );

    public Task<DataRequest> FailAsync(Guid id, string code, string text, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            Actor.Portal,
            "failed",
            (request, now) =>
            {
                request.MoveTo(RequestState.Failed);
                (request.FailureCode, request.FailureText, request.FinishedAt) = (code, text, now);
                return code;
            },
            cancellationToken
        );

    /// <summary>Closes an attempt and issues its receipt, in one transaction.</summary>
    public async Task FinishAsync(Guid id, JobResult result, CancellationToken cancellationToken)
    {
        var request = await store.ChangeAsync(
            async change =>
            {
                var request = await change.FindAsync(id, cancellationToken);
                request.MoveTo(result.State);
                request.FinishedAt = change.Now;
                (request.FailureCode, request.FailureText) = result.Failure is null ? (null, null) : ("incomplete", result.Failure);
                if (request.Kind == RequestKind.Access && result.Failure is null)
                {
                    request.ArchiveExpiresAt = change.Now + options.CurrentValue.ArchiveLifetime;
                }

                var head = change.Record(Actor.Portal, "finished", id, $"{result.State} {result.Digest}");
                if (result.Digest.Length > 0)
                {
                    var receipt = PortalReceipt.Of(request, result, head).Issue();
                    change.Database.Receipts.Add(receipt);
                    change.Record(Actor.Portal, "receiptIssued", id, receipt.Sha256);
                }

                return request;
            },
            cancellationToken
        );
        feed.Publish(id, new RequestEvent { State = request.State });
    }
}
