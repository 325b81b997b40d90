using CustomVision.DataRights.Erasure.Audit;

namespace CustomVision.DataRights.Erasure;

/// <summary>
/// Checks plans, receipts and journals for consistency, without the service. All findings are reported, not only the first.
/// </summary>
/// <remarks>
/// A digest reveals an alteration unless it was recomputed. A recomputed digest is revealed by the other documents: the journal contains
/// the digests of every member of its plan and of the content of the receipt, and the receipt contains the digest of the journal's last
/// record. Only the signature of the receipt reveals an alteration of all three. <see cref="ErasureReceipt.SignatureFailure"/> is written
/// after the journal's last record; only the receipt's own digest covers it.
/// </remarks>
public static class ErasureAudit
{
    /// <summary>Checks a plan against its digest.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>The findings; empty if everything agrees.</returns>
    /// <exception cref="ErasureRejectedException">
    /// The plan is malformed, so that it has no digest. The message names the member.
    /// </exception>
    public static IReadOnlyList<ErasureFinding> Check(ErasurePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var findings = new Findings();
        PlanComparison.Check(plan, findings);
        return findings.Items;
    }

    /// <summary>Checks a receipt against its digest, and against its plan and its journal.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="plan">The plan of the receipt; <see langword="null"/> to skip it.</param>
    /// <param name="journal">
    /// The journal of the receipt, as from <see cref="FileErasureJournal.OpenForReading"/>; <see langword="null"/> to skip it.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The findings, each altered member by its name; empty if everything agrees.</returns>
    /// <exception cref="ErasureRejectedException">
    /// The receipt or the plan is malformed, so that it has no digest. The message names the member.
    /// </exception>
    public static async Task<IReadOnlyList<ErasureFinding>> CheckAsync(
        ErasureReceipt receipt,
        ErasurePlan? plan = null,
        IErasureJournal? journal = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var findings = new Findings();
        ReceiptCheck.Check(receipt, findings);
        if (plan is not null)
        {
            PlanComparison.Check(plan, findings);
            PlanComparison.Compare(receipt, plan, findings);
        }

        if (journal is not null)
        {
            await new JournalComparison(receipt, plan, findings).CompareAsync(journal, cancellationToken).ConfigureAwait(false);
        }

        return findings.Items;
    }

    /// <summary>Checks a plan against its digest and against a journal that was begun with it, if there is no receipt yet.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="journal">The journal, as from <see cref="FileErasureJournal.OpenForReading"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The findings, each altered member by its name and each altered record by its line; empty if everything agrees.</returns>
    /// <exception cref="ErasureRejectedException">
    /// The plan is malformed, so that it has no digest. The message names the member.
    /// </exception>
    public static async Task<IReadOnlyList<ErasureFinding>> CheckAsync(
        ErasurePlan plan,
        IErasureJournal journal,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(journal);
        var findings = new Findings();
        PlanComparison.Check(plan, findings);
        await new JournalComparison(receipt: null, plan, findings).CompareAsync(journal, cancellationToken).ConfigureAwait(false);
        return findings.Items;
    }

    /// <summary>Checks a receipt's signature.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="verify">
    /// The callback that checks a signature of the content: the counterpart of the <see cref="ErasureSigner"/>.
    /// </param>
    /// <returns>The findings; empty if the signature is valid.</returns>
    public static IReadOnlyList<ErasureFinding> CheckSignature(
        ErasureReceipt receipt,
        Func<ReadOnlyMemory<byte>, ErasureSignature, bool> verify
    )
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(verify);
        var findings = new Findings();
        if (receipt.Signature is not { } signature)
        {
            findings.Add(ErasureDocumentKind.Signature, "signature", "The receipt is not signed.");
        }
        else if (!verify(receipt.GetSignedContent(), signature))
        {
            findings.Add(ErasureDocumentKind.Signature, "signature", "The signature does not match the receipt's content.");
        }

        return findings.Items;
    }
}
