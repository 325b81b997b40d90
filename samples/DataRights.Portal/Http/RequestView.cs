using DataRights.Portal.Access;
using DataRights.Portal.Requests;

namespace DataRights.Portal.Http;

/// <summary>The view of a request for operators. It does not identify the data subject.</summary>
internal sealed record RequestView
{
    public required Guid Id { get; init; }

    public required RequestKind Kind { get; init; }

    public required RequestState State { get; init; }

    public required string RequestStatus { get; init; }

    public string? Reference { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public ExtensionReason? Extension { get; init; }

    public required bool IsOverdue { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required string SubmittedBy { get; init; }

    public required int Attempt { get; init; }

    public string? PlanDigest { get; init; }

    public DateTimeOffset? PlanExpiresAt { get; init; }

    public required IReadOnlyList<string> ApprovedBy { get; init; }

    public required int ApprovalsRequired { get; init; }

    /// <summary>The reason why the reader cannot approve the plan; null if the reader can.</summary>
    public string? ApprovalObstacle { get; init; }

    public string? FailureCode { get; init; }

    public string? FailureText { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public required bool HasArchive { get; init; }

    public DateTimeOffset? ArchiveExpiresAt { get; init; }

    public required bool HasReceipt { get; init; }

    public static RequestView Of(DataRequest request, Actor reader, DateOnly today, bool hasReceipt) =>
        new()
        {
            Id = request.Id,
            Kind = request.Kind,
            State = request.State,
            RequestStatus = RequestLifecycle.OpenDsrStatus(request.State),
            Reference = request.Reference,
            ReceivedOn = request.ReceivedOn,
            DueOn = request.DueOn,
            Extension = request.Extension,
            IsOverdue = today > request.DueOn && !RequestLifecycle.IsClosed(request.State),
            SubmittedAt = request.SubmittedAt,
            SubmittedBy = request.SubmitterName,
            Attempt = request.Attempt,
            PlanDigest = request.PlanDigest,
            PlanExpiresAt = request.PlanExpiresAt,
            ApprovedBy = [.. request.CurrentApprovals.Select(approval => approval.OperatorName)],
            ApprovalsRequired = FourEyes.Required(request),
            ApprovalObstacle = Obstacle(request, reader),
            FailureCode = request.FailureCode,
            FailureText = request.FailureText,
            FinishedAt = request.FinishedAt,
            HasArchive = request.HasArchive,
            ArchiveExpiresAt = request.ArchiveExpiresAt,
            HasReceipt = hasReceipt,
        };

    private static string? Obstacle(DataRequest request, Actor reader)
    {
        try
        {
            FourEyes.EnsureMayApprove(request, reader.Id);
            return null;
        }
        catch (RequestRefusedException refused)
        {
            return refused.Message;
        }
    }
}
