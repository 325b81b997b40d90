using CustomVision.DataRights.Erasure.Execution;

namespace CustomVision.DataRights.Erasure.Audit;

/// <summary>Checks the consistency of a receipt.</summary>
internal static class ReceiptCheck
{
    public static void Check(ErasureReceipt receipt, Findings findings)
    {
        if (receipt.ComputeDigest() != receipt.Digest)
        {
            findings.Add(ErasureDocumentKind.Receipt, "digest", "The receipt was altered: its digest does not match its content.");
        }

        if (receipt.Format != ErasureReceipt.FormatName)
        {
            findings.Add(ErasureDocumentKind.Receipt, "format", $"The receipt's format is not '{ErasureReceipt.FormatName}'.");
        }

        if (ErasureCounts.Of(receipt.Objects) != receipt.Counts)
        {
            findings.Add(ErasureDocumentKind.Receipt, "counts", "The counts do not match the listed objects.");
        }

        if (ReceiptState.Of(receipt.Refusal, receipt.Counts, receipt.UnplannedEntries) != receipt.State)
        {
            findings.Add(
                ErasureDocumentKind.Receipt,
                "state",
                "The state contradicts the counts, the refusal and the objects found beyond the plan."
            );
        }

        if (
            receipt.Account is { IsGone: false }
            && receipt.Objects.Any(item => item.Outcome is ErasureOutcome.Erased or ErasureOutcome.AlreadyGone)
        )
        {
            findings.Add(
                ErasureDocumentKind.Receipt,
                "objects",
                "The receipt states that an object is gone, but its account, or the account's recoverable copy, was not seen to be gone."
            );
        }

        if (receipt.Approval.PlanDigest != receipt.PlanDigest)
        {
            findings.Add(ErasureDocumentKind.Approval, "planDigest", "The approval in the receipt names another plan.");
        }
    }
}
