namespace DataRights.Portal.Audit;

/// <summary>One entry of the audit trail. It contains ids, digests and fixed words, and does not identify a data subject.</summary>
internal sealed class AuditEntry
{
    public required long Sequence { get; init; }

    public required DateTimeOffset At { get; init; }

    public Guid? RequestId { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Detail { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}
