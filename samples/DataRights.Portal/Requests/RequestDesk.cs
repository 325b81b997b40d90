using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Erasure;
using DataRights.Portal.Access;
using DataRights.Portal.Http;
using DataRights.Portal.Jobs;
using DataRights.Portal.Receipts;
using DataRights.Portal.Store;
using Microsoft.Extensions.Options;

namespace DataRights.Portal.Requests;

/// <summary>Every change of a request, each with its entry in the audit trail.</summary>
internal sealed class RequestDesk(
    PortalStore store,
    SelectionVault vault,
    JobQueue queue,
    ProgressFeed feed,
    IOptionsMonitor<PortalOptions> options,
    TimeProvider time
)
{
    private DateOnly Today => Deadline.Today(time, options.CurrentValue.Zone);

    public Task<DataRequest> FindAsync(Guid id, CancellationToken cancellationToken) => store.FindAsync(id, cancellationToken);

    /// <returns>The request, and whether this call created it.</returns>
    public async Task<(DataRequest Request, bool IsNew)> SubmitAsync(
        Submission submission,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        var result = await store.ChangeAsync(
            async change =>
            {
                if (submission.Id is { } id && await change.Database.Requests.FindAsync([id], cancellationToken) is { } known)
                {
                    return (
                        IsRepetition(known, submission, actor)
                            ? known
                            : throw RequestRefusedException.Conflict("idInUse", "Another request has this id. Send a new UUID."),
                        false
                    );
                }

                var receivedOn = submission.ReceivedOn ?? Today;
                var request = new DataRequest
                {
                    Id = submission.Id ?? Guid.NewGuid(),
                    Kind = submission.Kind,
                    Reference = submission.Reference,
                    Selection = vault.Seal(submission.Selection),
                    SubmittedAt = change.Now,
                    SubmitterKind = actor.Kind,
                    SubmitterId = actor.Id,
                    SubmitterName = actor.Name,
                    AttemptBy = actor.Id,
                    ReceivedOn = receivedOn,
                    DueOn = Deadline.Of(receivedOn, options.CurrentValue.Holidays),
                };
                change.Database.Requests.Add(request);
                change.Record(actor, "received", request.Id, request.Kind.ToString());
                return (request, true);
            },
            cancellationToken
        );
        if (result.Item2)
        {
            queue.Add(result.Item1.Id);
        }

        return result;
    }

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

    public async Task<DataRequest> ApproveAsync(Guid id, string digest, Actor actor, CancellationToken cancellationToken)
    {
        var approved = await ChangeAsync(
            id,
            actor,
            "approved",
            (request, now) =>
            {
                if (request.State != RequestState.AwaitingApproval)
                {
                    throw RequestRefusedException.Conflict("wrongState", "The request has no plan that waits for an approval.");
                }

                FourEyes.EnsureMayApprove(request, actor.Id);
                if (digest != request.PlanDigest)
                {
                    throw RequestRefusedException.Conflict("otherPlan", "The digest is not that of the current plan. Read the plan again.");
                }

                if (request.PlanExpiresAt <= now)
                {
                    throw RequestRefusedException.Conflict("planExpired", "The plan has expired. Retry the request to make a new one.");
                }

                request.Approvals.Add(
                    new PlanApproval
                    {
                        RequestId = id,
                        Attempt = request.Attempt,
                        OperatorId = actor.Id,
                        OperatorName = actor.Name,
                        PlanDigest = digest,
                        ApprovedAt = now,
                    }
                );
                if (FourEyes.IsApproved(request))
                {
                    request.MoveTo(RequestState.Running);
                }

                return digest;
            },
            cancellationToken
        );
        if (approved.State == RequestState.Running)
        {
            queue.Add(id);
        }

        return approved;
    }

    public async Task<DataRequest> CancelAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var request = await ChangeAsync(
            id,
            actor,
            "cancelled",
            (request, now) => Move(request, RequestState.Cancelled, now),
            cancellationToken
        );
        queue.Stop(id);
        return request;
    }

    public async Task<DataRequest> RetryAsync(Guid id, Decisions decisions, Actor actor, CancellationToken cancellationToken)
    {
        var request = await ChangeAsync(
            id,
            actor,
            "retried",
            (request, now) =>
            {
                // An expired plan that housekeeping has not seen yet.
                if (request.State == RequestState.AwaitingApproval && request.PlanExpiresAt <= now)
                {
                    request.MoveTo(RequestState.Failed);
                }

                request.MoveTo(RequestState.Received);
                var selection = vault.Open(request);
                request.Selection = vault.Seal(
                    selection with
                    {
                        Models = decisions.Models ?? selection.Models,
                        AcceptCollateral = decisions.AcceptCollateral ?? selection.AcceptCollateral,
                    }
                );
                (request.FailureCode, request.FailureText, request.PlanDigest, request.PlanExpiresAt, request.FinishedAt) = (
                    null,
                    null,
                    null,
                    null,
                    null
                );
                request.Attempt++;
                request.AttemptBy = actor.Id;
                return $"Attempt {request.Attempt}";
            },
            cancellationToken
        );
        queue.Add(id);
        return request;
    }

    public Task<DataRequest> ExtendAsync(Guid id, ExtensionReason reason, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(
            id,
            actor,
            "extended",
            (request, _) =>
            {
                if (request.Extension is not null || RequestLifecycle.IsClosed(request.State))
                {
                    throw RequestRefusedException.Conflict(
                        "wrongState",
                        "The deadline of a closed request, or one that was extended before, cannot be extended."
                    );
                }

                if (Today > request.DueOn)
                {
                    throw RequestRefusedException.Conflict(
                        "tooLate",
                        "The first month is over. Art. 12(3) GDPR requires that the data subject is informed of an extension within it."
                    );
                }

                request.Extension = reason;
                request.DueOn = Deadline.Extended(request.ReceivedOn, options.CurrentValue.Holidays);
                return reason.ToString();
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
                    var json = JsonSerializer.Serialize(
                        new PortalReceipt
                        {
                            RequestId = id,
                            Attempt = request.Attempt,
                            Kind = request.Kind,
                            State = request.State,
                            Reference = request.Reference,
                            ReceivedOn = request.ReceivedOn,
                            DueOn = request.DueOn,
                            Extension = request.Extension,
                            FinishedAt = change.Now,
                            SubmittedBy = request.SubmitterId,
                            ApprovedBy = [.. request.CurrentApprovals.Select(approval => approval.OperatorId)],
                            PlanDigest = request.PlanDigest,
                            ResultDigest = result.Digest,
                            Counts = result.Counts,
                            AuditSequence = head.Sequence,
                            AuditHead = head.Hash,
                        },
                        PortalJson.Options
                    );
                    var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json)));
                    change.Database.Receipts.Add(
                        new IssuedReceipt
                        {
                            RequestId = id,
                            Attempt = request.Attempt,
                            Json = json,
                            Sha256 = digest,
                            AuditSequence = head.Sequence,
                            AuditHead = head.Hash,
                        }
                    );
                    change.Record(Actor.Portal, "receiptIssued", id, digest);
                }

                return request;
            },
            cancellationToken
        );
        feed.Publish(id, new RequestEvent { State = request.State });
    }

    private static string Move(DataRequest request, RequestState state, DateTimeOffset? finished = null)
    {
        request.MoveTo(state);
        request.FinishedAt = finished;
        return string.Empty;
    }

    private bool IsRepetition(DataRequest known, Submission submission, Actor actor) =>
        known.SubmitterId == actor.Id
        && known.Kind == submission.Kind
        && known.Reference == submission.Reference
        && (submission.ReceivedOn is null || submission.ReceivedOn == known.ReceivedOn)
        && known.Selection is not null
        && JsonSerializer.Serialize(vault.Open(known), PortalJson.Options)
            == JsonSerializer.Serialize(submission.Selection, PortalJson.Options);

    private async Task<DataRequest> ChangeAsync(
        Guid id,
        Actor actor,
        string action,
        Func<DataRequest, DateTimeOffset, string> change,
        CancellationToken cancellationToken
    )
    {
        var changed = await store.ChangeAsync(
            async transaction =>
            {
                var request = await transaction.FindAsync(id, cancellationToken);
                var detail = change(request, transaction.Now);
                transaction.Record(actor, action, id, detail);
                return request;
            },
            cancellationToken
        );
        feed.Publish(id, new RequestEvent { State = changed.State });
        return changed;
    }
}
