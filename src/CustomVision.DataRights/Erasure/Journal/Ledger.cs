using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Erasure.Journal;

/// <summary>The journal of one execution: its initial state, and the records that are appended.</summary>
internal sealed class Ledger
{
    private readonly IErasureJournal _journal;
    private readonly TimeProvider _time;

    private Ledger(IErasureJournal journal, TimeProvider time, int objects)
    {
        _journal = journal;
        _time = time;
        State = new JournalState(objects);
    }

    public JournalState State { get; }

    /// <summary>Reads and checks a whole journal.</summary>
    /// <exception cref="ErasureRejectedException">
    /// A record was altered, the journal belongs to another plan or approval, or the plan to another journal.
    /// </exception>
    public static async Task<Ledger> OpenAsync(
        IErasureJournal journal,
        ErasurePlan plan,
        ErasureApproval approval,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var ledger = new Ledger(journal, time, plan.Steps.Sum(step => step.Objects.Count));
        (journal as FileErasureJournal)?.Claim(plan);
        await foreach (var line in journal.ReadLinesAsync(cancellationToken).ConfigureAwait(false))
        {
            if (JournalChain.Read(line, ledger.State.Last, out var record) is { } fault)
            {
                var remedy = JournalChain.IsOfOtherFormat(line)
                    ? "Resume with the version that began it."
                    : "Restore the journal, or start a new plan with a new one.";
                throw Refuse($"Line {ledger.State.Records + 1} of the journal {fault}. {remedy}");
            }

            ledger.State.Add(record!);
        }

        if (ledger.State.Last is not null)
        {
            EnsureBelongs(ledger.State, plan, approval);
        }

        return ledger;
    }

    public Task StartAsync(ErasurePlan plan, ErasureApproval approval, CancellationToken cancellationToken) =>
        AppendAsync(
            New(JournalRecordType.Started) with
            {
                Format = JournalRecord.FormatName,
                PlanDigest = plan.Digest,
                Approval = approval,
                Members = ErasureDocument.MembersOf(plan, ErasureJsonContext.Default.ErasurePlan),
            },
            cancellationToken
        );

    public Task CheckedAsync(
        IReadOnlyDictionary<int, IReadOnlyList<Guid>> gone,
        IReadOnlyList<UnplannedObject> unplanned,
        CancellationToken cancellationToken
    ) =>
        AppendAsync(
            New(JournalRecordType.Checked) with
            {
                Gone = gone,
                Unplanned = unplanned.Count > 0 ? unplanned : null,
            },
            cancellationToken
        );

    public Task IntentAsync(
        PlannedStep step,
        IReadOnlyList<Guid> ids,
        IReadOnlyList<UnplannedObject> unplanned,
        CancellationToken cancellationToken
    ) =>
        AppendAsync(
            Of(JournalRecordType.Intent, step, ids) with
            {
                Unplanned = unplanned.Count > 0 ? unplanned : null,
            },
            cancellationToken
        );

    /// <summary>Records the outcome of a deletion. Cannot be canceled, since the outcome must not be lost.</summary>
    public Task OutcomeAsync(
        PlannedStep step,
        IReadOnlyList<Guid> ids,
        StepResult result,
        string? reason = null,
        string? requestId = null
    ) =>
        AppendAsync(
            Of(JournalRecordType.Outcome, step, ids) with
            {
                Result = result,
                Reason = reason,
                RequestId = requestId,
            },
            CancellationToken.None
        );

    public Task SkippedAsync(
        PlannedStep step,
        IReadOnlyList<Guid> ids,
        string reason,
        IReadOnlyList<UnplannedObject> spared,
        CancellationToken cancellationToken
    ) =>
        AppendAsync(
            Of(JournalRecordType.Skipped, step, ids) with
            {
                Reason = reason,
                Unplanned = spared.Count > 0 ? spared : null,
            },
            cancellationToken
        );

    public Task FinishedAsync(
        ErasureCounts counts,
        IReadOnlyDictionary<int, IReadOnlyList<Guid>> there,
        IReadOnlyDictionary<string, string> members,
        CancellationToken cancellationToken
    ) =>
        AppendAsync(
            New(JournalRecordType.Finished) with
            {
                Counts = counts,
                There = there.Count > 0 ? there : null,
                Members = members,
            },
            cancellationToken
        );

    private static void EnsureBelongs(JournalState state, ErasurePlan plan, ErasureApproval approval)
    {
        if (state.PlanDigest != plan.Digest)
        {
            throw Refuse("The journal belongs to another plan. Use a separate journal for each plan.");
        }

        var known = state.Approval!;
        var altered =
            known.PlanDigest != approval.PlanDigest ? nameof(approval.PlanDigest)
            : known.Approver != approval.Approver ? nameof(approval.Approver)
            : known.Reason != approval.Reason ? nameof(approval.Reason)
            : known.ApprovedAt != approval.ApprovedAt ? nameof(approval.ApprovedAt)
            : null;
        if (altered is not null)
        {
            throw Refuse(
                $"The approval is not the one that the plan began with: {altered} differs from the journal's. Resume with the same "
                    + $"approval."
            );
        }
    }

    private static ErasureRejectedException Refuse(string message) => new(ErasureRejection.JournalRefused, message);

    private JournalRecord New(JournalRecordType type) =>
        new()
        {
            Number = 0,
            Previous = "",
            Digest = "",
            Type = type,
            At = _time.GetUtcNow(),
        };

    private JournalRecord Of(JournalRecordType type, PlannedStep step, IReadOnlyList<Guid> ids) =>
        New(type) with
        {
            Step = step.Number,
            Ids = ids,
        };

    private async Task AppendAsync(JournalRecord record, CancellationToken cancellationToken)
    {
        var linked = JournalChain.Link(record, State.Last);
        try
        {
            await _journal.AppendLineAsync(JournalChain.Write(linked), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new JournalFailedException(error);
        }

        State.Add(linked);
    }
}
