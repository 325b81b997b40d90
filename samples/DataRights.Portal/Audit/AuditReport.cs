namespace DataRights.Portal.Audit;

/// <summary>The result of checking the audit trail and the receipts against it.</summary>
/// <param name="IsIntact">
/// Whether every entry follows the previous one, and every receipt is unaltered and refers to a head of this chain.
/// </param>
/// <param name="Entries">The number of entries.</param>
/// <param name="Head">The hash of the last entry.</param>
/// <param name="FirstFault">The sequence number of the first entry that does not follow.</param>
/// <param name="FaultyReceipts">The requests with a receipt that fails the check.</param>
internal sealed record AuditReport(bool IsIntact, long Entries, string Head, long? FirstFault, IReadOnlyList<Guid> FaultyReceipts);
