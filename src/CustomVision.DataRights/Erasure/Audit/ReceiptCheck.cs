using CustomVision.DataRights.Erasure.Execution;

namespace CustomVision.DataRights.Erasure.Audit;

/// <summary>Holds a receipt against itself.</summary>
internal static class ReceiptCheck
{
    public static void Check(ErasureReceipt receipt, Findings findings)
    {
        if (receipt.ComputeDigest() != receipt.Digest)
        {
            findings.Add(ErasureDocumentKind.Receipt, "digest", "The receipt was altered: its digest is not that of its content.");
        }

        if (receipt.Format != ErasureReceipt.FormatName)
        {
            findings.Add(ErasureDocumentKind.Receipt, "format", $"The receipt's format is not '{ErasureReceipt.FormatName}'.");
        }

        if (ErasureCounts.Of(receipt.Objects) != receipt.Counts)
        {
            findings.Add(ErasureDocumentKind.Receipt, "counts", "The counts are not those of the objects that are listed.");
        }

        if (ReceiptState.Of(receipt.Refusal, receipt.Counts, receipt.UnplannedEntries) != receipt.State)
        {
            findings.Add(
                ErasureDocumentKind.Receipt,
                "state",
                "The state is not the one that follows from the counts, the refusal and what was found beyond the plan."
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
                "The receipt calls an object gone whose account, or its recoverable copy, was not seen to be gone."
            );
        }

        if (receipt.Approval.PlanDigest != receipt.PlanDigest)
        {
            findings.Add(ErasureDocumentKind.Approval, "planDigest", "The approval in the receipt names another plan.");
        }
    }
}
