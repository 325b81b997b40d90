using CustomVision.DataRights.Erasure.Journal;

namespace CustomVision.DataRights.Erasure;

/// <summary>Checks plans, receipts and journals against themselves and each other, without the service. All findings are reported, not the first one.</summary>
public static class ErasureAudit
{
    /// <summary>Checks a plan against its digest.</summary>
    /// <param name="plan">The plan.</param>
    /// <returns>What was found; empty where everything agrees.</returns>
    public static IReadOnlyList<ErasureFinding> Check(ErasurePlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.ComputeDigest() == plan.Digest ? [] : [New(ErasureDocumentKind.Plan, "digest", "The plan was altered: its digest is not that of its content.")];
    }

    /// <summary>Checks a receipt against its digest, and against its plan and its journal.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="plan">The plan that it is of; <see langword="null"/> to leave it out.</param>
    /// <param name="journal">The journal that it is of; <see langword="null"/> to leave it out.</param>
    /// <param name="cancellationToken">Cancels the reading of the journal.</param>
    /// <returns>What was found; empty where everything agrees.</returns>
    public static async Task<IReadOnlyList<ErasureFinding>> CheckAsync(
        ErasureReceipt receipt, ErasurePlan? plan = null, IErasureJournal? journal = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        var findings = new List<ErasureFinding>(CheckReceipt(receipt));
        if (plan is not null)
        {
            findings.AddRange(Check(plan));
            findings.AddRange(Compare(receipt, plan));
        }

        if (journal is not null)
        {
            findings.AddRange(await CompareAsync(receipt, journal, cancellationToken).ConfigureAwait(false));
        }

        return findings;
    }

    /// <summary>Checks a receipt's signature.</summary>
    /// <param name="receipt">The receipt.</param>
    /// <param name="verify">Whether a signature is that of the content: the counterpart of the host's <see cref="ErasureSigner"/>.</param>
    /// <returns>What was found; empty where the signature is good.</returns>
    public static IReadOnlyList<ErasureFinding> CheckSignature(ErasureReceipt receipt, Func<ReadOnlyMemory<byte>, ErasureSignature, bool> verify)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        ArgumentNullException.ThrowIfNull(verify);
        if (receipt.Signature is not { } signature)
        {
            return [New(ErasureDocumentKind.Signature, "signature", "The receipt is not signed.")];
        }

        return verify(receipt.GetSignedContent(), signature)
            ? []
            : [New(ErasureDocumentKind.Signature, "signature", "The signature is not that of the receipt's content.")];
    }

    private static IEnumerable<ErasureFinding> CheckReceipt(ErasureReceipt receipt)
    {
        if (receipt.ComputeDigest() != receipt.Digest)
        {
            yield return New(ErasureDocumentKind.Receipt, "digest", "The receipt was altered: its digest is not that of its content.");
        }

        if (ErasureCounts.Of(receipt.Objects) != receipt.Counts)
        {
            yield return New(ErasureDocumentKind.Receipt, "counts", "The counts are not those of the objects that are listed.");
        }

        if (receipt.Approval.PlanDigest != receipt.PlanDigest)
        {
            yield return New(ErasureDocumentKind.Approval, "planDigest", "The approval in the receipt names another plan.");
        }
    }

    private static IEnumerable<ErasureFinding> Compare(ErasureReceipt receipt, ErasurePlan plan)
    {
        if (receipt.PlanDigest != plan.Digest || receipt.PlanId != plan.PlanId)
        {
            yield return New(ErasureDocumentKind.Receipt, "planDigest", "The receipt is of another plan.");
            yield break;
        }

        var planned = plan.Projects.SelectMany(project => project.Objects.Select(entry => (project.ProjectId, entry.Step.ObjectKind, entry.Object.Id)));
        if (!planned.SequenceEqual(receipt.Objects.Select(item => (item.ProjectId, item.Kind, item.Id))))
        {
            yield return New(ErasureDocumentKind.Receipt, "objects", "The objects of the receipt are not those of the plan.");
        }

        if (receipt.Endpoint != plan.Endpoint)
        {
            yield return New(ErasureDocumentKind.Receipt, "endpoint", "The receipt names another endpoint than the plan.");
        }
    }

    private static async Task<IReadOnlyList<ErasureFinding>> CompareAsync(ErasureReceipt receipt, IErasureJournal journal, CancellationToken cancellationToken)
    {
        var findings = new List<ErasureFinding>();
        JournalRecord? last = null;
        var number = 0;
        var hasHead = false;
        await foreach (var line in journal.ReadLinesAsync(cancellationToken).ConfigureAwait(false))
        {
            number++;
            if (JournalChain.Read(line, last, out var record) is { } fault)
            {
                findings.Add(New(ErasureDocumentKind.Journal, $"line {number}", $"Line {number} of the journal {fault}."));
            }

            last = record ?? last;
            hasHead |= record is not null && record.Digest == receipt.JournalHead && number == receipt.JournalRecords;
            if (record is { Type: JournalRecordType.Started })
            {
                findings.AddRange(Compare(receipt, record));
            }
        }

        if (!hasHead && receipt.JournalRecords > 0)
        {
            findings.Add(New(
                ErasureDocumentKind.Journal,
                "head",
                $"The journal does not hold the record that the receipt ends with (number {receipt.JournalRecords}): it was cut, altered, or is another one."));
        }

        return findings;
    }

    private static IEnumerable<ErasureFinding> Compare(ErasureReceipt receipt, JournalRecord started)
    {
        if (started.PlanDigest != receipt.PlanDigest)
        {
            yield return New(ErasureDocumentKind.Journal, "planDigest", "The journal is of another plan than the receipt.");
        }

        if (started.Approval is { } approval && approval != receipt.Approval)
        {
            var member = approval.Approver != receipt.Approval.Approver ? "approver"
                : approval.Reason != receipt.Approval.Reason ? "reason"
                : approval.ApprovedAt != receipt.Approval.ApprovedAt ? "approvedAt"
                : "planDigest";
            yield return New(ErasureDocumentKind.Approval, member, $"The approval in the receipt is not the one in the journal: {member} differs.");
        }
    }

    private static ErasureFinding New(ErasureDocumentKind document, string place, string message) => new() { Document = document, Place = place, Message = message };
}
