namespace DataRights.Portal.Audit;

/// <summary>One link of the audit trail. It holds ids, digests and fixed words: no data subject.</summary>
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
