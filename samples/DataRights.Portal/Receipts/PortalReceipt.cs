using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DataRights.Portal.Audit;
using DataRights.Portal.Http;
using DataRights.Portal.Jobs;
using DataRights.Portal.Requests;

namespace DataRights.Portal.Receipts;

/// <summary>The portal's receipt of a finished attempt. It identifies operators and programs by id, and no data subject.</summary>
internal sealed record PortalReceipt
{
    /// <summary>The name and version of the document format.</summary>
    public string Format { get; init; } = "datarights-portal-receipt/1";

    public required Guid RequestId { get; init; }

    public required int Attempt { get; init; }

    public required RequestKind Kind { get; init; }

    public required RequestState State { get; init; }

    public string? Reference { get; init; }

    public required DateOnly ReceivedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public ExtensionReason? Extension { get; init; }

    public required DateTimeOffset FinishedAt { get; init; }

    public required string SubmittedBy { get; init; }

    public required IReadOnlyList<string> ApprovedBy { get; init; }

    /// <summary>The digest of the approved plan, for an erasure.</summary>
    public string? PlanDigest { get; init; }

    /// <summary>The digest of the archive, or of the library's receipt of the erasure.</summary>
    public required string ResultDigest { get; init; }

    /// <summary>The archive's files, or the erasure's objects, by outcome.</summary>
    public required IReadOnlyDictionary<string, long> Counts { get; init; }

    public required long AuditSequence { get; init; }

    /// <summary>The head of the audit trail, which commits to every entry up to <see cref="AuditSequence"/>.</summary>
    public required string AuditHead { get; init; }

    /// <summary>Creates the receipt of a request whose attempt has finished.</summary>
    public static PortalReceipt Of(DataRequest request, JobResult result, AuditEntry head) =>
        new()
        {
            RequestId = request.Id,
            Attempt = request.Attempt,
            Kind = request.Kind,
            State = request.State,
            Reference = request.Reference,
            ReceivedOn = request.ReceivedOn,
            DueOn = request.DueOn,
            Extension = request.Extension,
            FinishedAt = request.FinishedAt!.Value,
            SubmittedBy = request.SubmitterId,
            ApprovedBy = [.. request.CurrentApprovals.Select(approval => approval.OperatorId)],
            PlanDigest = request.PlanDigest,
            ResultDigest = result.Digest,
            Counts = result.Counts,
            AuditSequence = head.Sequence,
            AuditHead = head.Hash,
        };

    /// <summary>Serializes the receipt with its digest for storage.</summary>
    public IssuedReceipt Issue()
    {
        var json = JsonSerializer.Serialize(this, PortalJson.Options);
        return new IssuedReceipt
        {
            RequestId = RequestId,
            Attempt = Attempt,
            Json = json,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(json))),
            AuditSequence = AuditSequence,
            AuditHead = AuditHead,
        };
    }
}
