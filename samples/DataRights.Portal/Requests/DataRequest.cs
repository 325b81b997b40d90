using DataRights.Portal.Access;

namespace DataRights.Portal.Requests;

/// <summary>The stored request of a data subject.</summary>
internal sealed class DataRequest
{
    public required Guid Id { get; init; }

    public required RequestKind Kind { get; init; }

    public RequestState State { get; private set; }

    /// <summary>The organization's own reference number of the request.</summary>
    public string? Reference { get; init; }

    /// <summary>The encrypted selection of the data subject's data. Removed as soon as the request is closed.</summary>
    public string? Selection { get; set; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required ActorKind SubmitterKind { get; init; }

    public required string SubmitterId { get; init; }

    public required string SubmitterName { get; init; }

    /// <summary>The day on which the organization received the data subject's request.</summary>
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>The last day for the answer, Art. 12(3) GDPR.</summary>
    public required DateOnly DueOn { get; set; }

    public ExtensionReason? Extension { get; set; }

    /// <summary>The number of the attempt, from 1.</summary>
    public int Attempt { get; set; } = 1;

    /// <summary>The operator who started this attempt; for the first attempt, the submitter.</summary>
    public required string AttemptBy { get; set; }

    public string? PlanDigest { get; set; }

    public DateTimeOffset? PlanExpiresAt { get; set; }

    public List<PlanApproval> Approvals { get; init; } = [];

    public string? FailureCode { get; set; }

    public string? FailureText { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? ArchiveExpiresAt { get; set; }

    public DateTimeOffset? ArchiveRemovedAt { get; set; }

    /// <summary>Whether the archive can be downloaded.</summary>
    public bool HasArchive => ArchiveExpiresAt is not null && ArchiveRemovedAt is null;

    public IEnumerable<PlanApproval> CurrentApprovals =>
        Approvals.Where(approval => approval.Attempt == Attempt).OrderBy(approval => approval.ApprovedAt);

    /// <exception cref="RequestRefusedException">The state machine has no such transition.</exception>
    public void MoveTo(RequestState state)
    {
        if (!RequestLifecycle.CanMove(Kind, State, state))
        {
            throw RequestRefusedException.Conflict("wrongState", $"The request is in the state {State} and cannot change to {state}.");
        }

        State = state;
        if (RequestLifecycle.IsClosed(state))
        {
            Selection = null;
        }
    }
}
