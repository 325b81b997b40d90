using DataRights.Portal.Access;

namespace DataRights.Portal.Requests;

/// <content>The decisions of operators.</content>
internal sealed partial class RequestDesk
{
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
                // The plan has expired, but housekeeping has not failed the request yet.
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
}
