namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>The members of a receipt, as the journal knows them.</summary>
internal static class ReceiptMembers
{
    /// <summary>What a receipt says that its journal's last record cannot vouch for, since it comes after that record.</summary>
    public static IReadOnlyList<string> KnownLate { get; } =
    ["digest", "signature", "signatureFailure", "journalHead", "journalRecords", "journalFailure"];
}
