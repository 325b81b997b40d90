namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>The members of a receipt that the journal does not cover.</summary>
internal static class ReceiptMembers
{
    /// <summary>The members of a receipt that are not covered by its journal's last record, since they are written after it.</summary>
    public static IReadOnlyList<string> NotInJournal { get; } =
    ["digest", "signature", "signatureFailure", "journalHead", "journalRecords", "journalFailure"];
}
