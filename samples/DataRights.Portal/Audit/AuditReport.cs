namespace DataRights.Portal.Audit;

/// <summary>The result of checking the audit trail and the receipts against it.</summary>
/// <param name="IsIntact">
/// Whether every entry follows the one before it and every receipt names a head of this chain and is unaltered.
/// </param>
/// <param name="Entries">The number of entries.</param>
/// <param name="Head">The hash of the last entry.</param>
/// <param name="FirstFault">The sequence number of the first entry that does not follow.</param>
/// <param name="FaultyReceipts">The requests with a receipt that does not agree.</param>
internal sealed record AuditReport(bool IsIntact, long Entries, string Head, long? FirstFault, IReadOnlyList<Guid> FaultyReceipts);
