using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Execution;
using CustomVision.DataRights.Erasure.Journal;

namespace CustomVision.DataRights.Erasure.Audit;

/// <summary>
/// Compares a receipt and its plan with the journal: the chain, the last record of the receipt, and the records before it. Without a
/// receipt, compares the chain and the plan.
/// </summary>
internal sealed class JournalComparison(ErasureReceipt? receipt, ErasurePlan? plan, Findings findings)
{
    // The state after the records before the receipt's own, including earlier verifications.
    private readonly JournalState _state = new();
    private JournalRecord? _head;
    private JournalRecord? _started;

    public async Task CompareAsync(IErasureJournal journal, CancellationToken cancellationToken)
    {
        JournalRecord? last = null;
        var number = 0;
        await foreach (var line in journal.ReadLinesAsync(cancellationToken).ConfigureAwait(false))
        {
            number++;
            var fault = JournalChain.Read(line, last, out var record);
            if (fault is not null)
            {
                findings.Add(ErasureDocumentKind.Journal, $"line {number}", $"Line {number} of the journal {fault}.");
            }

            last = record ?? last;
            if (fault is null)
            {
                Take(record!, number);
            }
        }

        if (_started is not null)
        {
            CompareBeginning(_started);
        }

        if (receipt is null)
        {
            EnsureBegun(number);
        }
        else if (_head is not null)
        {
            CompareEnd(receipt, _head);
        }
        else if (receipt.JournalRecords > 0 || number > 0)
        {
            findings.Add(
                ErasureDocumentKind.Journal,
                "head",
                $"The journal does not contain the last record that the receipt names (number {receipt.JournalRecords}): it was cut, "
                    + "altered, "
                    + $"or belongs to another run."
            );
        }
    }

    private void Take(JournalRecord record, int number)
    {
        _started ??= record.Type == JournalRecordType.Started ? record : null;
        if (_head is not null)
        {
            return;
        }

        _head = record.Digest == receipt?.JournalHead ? record : null;
        if (_head is not null && number != receipt!.JournalRecords)
        {
            findings.Add(
                ErasureDocumentKind.Receipt,
                "journalRecords",
                $"The last record that the receipt names is number {number} of the journal."
            );
        }

        if (_head is not { Type: JournalRecordType.Finished })
        {
            _state.Add(record);
        }
    }

    private void CompareBeginning(JournalRecord started)
    {
        if (receipt is not null)
        {
            CompareBeginning(receipt, started);
        }

        foreach (
            var member in plan is null
                ? []
                : ErasureDocument.Differences(started.Members!, ErasureDocument.MembersOf(plan, ErasureJsonContext.Default.ErasurePlan))
        )
        {
            findings.Add(ErasureDocumentKind.Plan, member, $"The plan is not the one that the journal began with: {member} differs.");
        }
    }

    private void EnsureBegun(int records)
    {
        if (records == 0)
        {
            findings.Add(ErasureDocumentKind.Journal, "line 1", "The journal is empty: no execution used it, or it was cut.");
        }
    }

    private void CompareBeginning(ErasureReceipt receipt, JournalRecord started)
    {
        if (started.PlanDigest != receipt.PlanDigest)
        {
            findings.Add(ErasureDocumentKind.Journal, "planDigest", "The journal belongs to a different plan than the receipt.");
        }

        var approval = started.Approval!;
        (string Member, bool IsSame)[] members =
        [
            ("planDigest", approval.PlanDigest == receipt.Approval.PlanDigest),
            ("approver", approval.Approver == receipt.Approval.Approver),
            ("reason", approval.Reason == receipt.Approval.Reason),
            ("approvedAt", approval.ApprovedAt == receipt.Approval.ApprovedAt),
        ];
        foreach (var (member, _) in members.Where(member => !member.IsSame))
        {
            findings.Add(
                ErasureDocumentKind.Approval,
                member,
                $"The approval in the receipt is not the one in the journal: {member} differs."
            );
        }
    }

    private void CompareEnd(ErasureReceipt receipt, JournalRecord head)
    {
        if (head.Type == JournalRecordType.Finished)
        {
            CompareWithVerification(receipt, head);
        }
        else
        {
            findings.Add(
                ErasureDocumentKind.Receipt,
                receipt.JournalFailure is null ? "journalHead" : "journalFailure",
                "The journal has no record of the result in the receipt: it could not be written to its end, or the receipt names an "
                    + "earlier record. To establish the result, verify the erasure again."
            );
        }

        var expected = receipt with
        {
            StartedAt = _state.StartedAt ?? receipt.StartedAt,
            UnplannedEntries = ReceiptDraft.UnplannedIn(_state),
        };
        expected = plan is null ? expected : expected with { Steps = StepRecords.Of(plan, _state) };
        foreach (var member in PlanComparison.Differences(receipt, expected))
        {
            findings.Add(ErasureDocumentKind.Receipt, member, $"Member {member} of the receipt differs from the journal's records.");
        }

        var announced = _state.Announced();
        if (receipt.Objects.Any(item => item.Outcome == ErasureOutcome.Erased && !IsAnnounced(item, announced)))
        {
            findings.Add(
                ErasureDocumentKind.Receipt,
                "objects",
                "The receipt states that an object was erased, but the journal announces no deletion of it."
            );
        }
    }

    private void CompareWithVerification(ErasureReceipt receipt, JournalRecord head)
    {
        if (head.Counts != receipt.Counts)
        {
            findings.Add(ErasureDocumentKind.Receipt, "counts", "The counts differ from those of the verification in the journal.");
        }

        var members = ErasureDocument.MembersOf(receipt, ErasureJsonContext.Default.ErasureReceipt);
        var differences = ErasureDocument.Differences(head.Members!, members);
        foreach (var member in differences.Except(ReceiptMembers.NotInJournal, StringComparer.Ordinal))
        {
            // The approval is compared with the journal's own copy, member by member.
            if (member != "approval")
            {
                findings.Add(ErasureDocumentKind.Receipt, member, $"Member {member} of the receipt differs from the journal.");
            }
        }

        if (receipt.JournalFailure is not null)
        {
            findings.Add(
                ErasureDocumentKind.Receipt,
                "journalFailure",
                "The receipt states that the journal could not be written, but the journal is complete."
            );
        }
    }

    // An object is announced individually, or with its iteration or project.
    private bool IsAnnounced(ErasureObject item, HashSet<Guid> announced) =>
        announced.Contains(item.Id)
        || plan is null
        || (plan.Account is { } account && announced.Contains(account.Id))
        || plan.Projects.Where(project => project.ProjectId == item.ProjectId)
            .SelectMany(project => project.Steps)
            .Any(step =>
                step.Kind is ErasureStepKind.DeleteIteration or ErasureStepKind.DeleteProject
                && _state.WasIntended(step.Number, step.Objects[0].Id)
            );
}
