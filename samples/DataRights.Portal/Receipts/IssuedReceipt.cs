namespace DataRights.Portal.Receipts;

/// <summary>The receipt of one attempt, byte for byte as it was issued.</summary>
internal sealed class IssuedReceipt
{
    public required Guid RequestId { get; init; }

    public required int Attempt { get; init; }

    public required string Json { get; init; }

    public required string Sha256 { get; init; }

    public required long AuditSequence { get; init; }

    public required string AuditHead { get; init; }
}
