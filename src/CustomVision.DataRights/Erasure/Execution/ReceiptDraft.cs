using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Erasure.Verification;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>Creates the receipt. The outcomes are from the verification, their causes from the journal.</summary>
internal sealed class ReceiptDraft
{
    private readonly ErasurePlan _plan;
    private readonly ErasureApproval _approval;
    private readonly JournalState _state;
    private readonly VerificationRun _run;
    private readonly LinkCheckResult _links;
    private readonly IReadOnlyList<(Guid ProjectId, Guid Id)> _readable;
    private readonly IReadOnlyList<ErasureObject> _objects;
    private readonly AccountOutcome? _account;

    public ReceiptDraft(
        ErasurePlan plan,
        ErasureApproval approval,
        JournalState state,
        VerificationRun run,
        LinkCheckResult links,
        IReadOnlyList<(Guid ProjectId, Guid Id)> readable
    )
    {
        (_plan, _approval, _state, _run, _links, _readable) = (plan, approval, state, run, links, readable);
        _account = plan.Account is { } account ? new AccountOutcome(account, state) : null;
        var judge = new OutcomeResolver(plan, state);
        _objects = run.Objects.Select(judge.Judge).ToList();
        Collateral = [.. run.Collateral.Select(judge.Judge)];
        Counts = ErasureCounts.Of(_objects);
    }

    public ErasureCounts Counts { get; }

    /// <summary>
    /// The objects that still exist although their deletion was accepted or not needed, by the numbers of their steps. Executing the plan
    /// again sends these deletions again.
    /// </summary>
    public IReadOnlyDictionary<int, IReadOnlyList<Guid>> There =>
        _run
            .Objects.Where(item =>
                _account is null
                && item is { Presence: ObjectPresence.There, Step: { } step }
                && _state.NoteOf(step.Number, item.Id).Stage is ObjectStage.Sent or ObjectStage.GoneBefore
            )
            .Select(item => (item.Step!.Number, item.Id))
            .Concat(_plan.Projects.SelectMany(NotUnpublished))
            .Concat(_account?.There(_run.Objects) ?? [])
            .GroupBy(item => item.Number)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<Guid>)[.. group.Select(item => item.Id)]);

    private IReadOnlyList<ErasureObject> Collateral { get; }

    /// <summary>
    /// Gets the digests of the receipt's members for the journal, except for those that are known only at the end of the run.
    /// </summary>
    public IReadOnlyDictionary<string, string> MembersFor(Interruption stop)
    {
        var members = ErasureDocument.MembersOf(Write(stop), ErasureJsonContext.Default.ErasureReceipt);
        foreach (var late in ReceiptMembers.NotInJournal)
        {
            members.Remove(late);
        }

        return members;
    }

    public async Task<ErasureReceipt> CreateAsync(Interruption stop, ErasureSigner? signer, CancellationToken cancellationToken)
    {
        var receipt = Write(stop);
        receipt = receipt with { Digest = receipt.ComputeDigest() };
        return signer is null ? receipt : await SignAsync(receipt, signer, cancellationToken).ConfigureAwait(false);
    }

    private ErasureReceipt Write(Interruption stop) =>
        new()
        {
            Format = ErasureReceipt.FormatName,
            Digest = "",
            State = ReceiptState.Of(_run.Refusal, Counts, _state.Unplanned),
            PlanId = _plan.PlanId,
            PlanDigest = _plan.Digest,
            Endpoint = _plan.Endpoint,
            Scope = _plan.Scope,
            Approval = _approval,
            PlannedAt = _plan.CreatedAt,
            StartedAt = _state.StartedAt ?? _run.VerifiedAt,
            VerifiedAt = _run.VerifiedAt,
            Refusal = _run.Refusal,
            Counts = Counts,
            Objects = _objects,
            Collateral = Collateral,
            UnplannedEntries = UnplannedIn(_state),
            Models = [.. _plan.Models],
            Steps = StepRecords.Of(_plan, _state),
            Account = _run.Account,
            Sets = _run.Sets,
            Links = _links,
            Residuals = Residuals(),
            PredictionsChosen = _plan.PredictionsChosen,
            Terms = _plan.Terms,
            JournalHead = _state.Last?.Digest ?? JournalRecord.NoPrevious,
            JournalRecords = _state.Records,
            JournalFailure = stop.JournalFailure,
            Interruption = stop.Reason,
        };

    /// <summary>Gets the unplanned objects in a journal, in the order of a receipt.</summary>
    public static IReadOnlyList<UnplannedObject> UnplannedIn(JournalState state) =>
        [.. state.Unplanned.OrderBy(item => item.ProjectId).ThenBy(item => item.Kind).ThenBy(item => item.Id)];

    // A receipt that cannot be signed is still a receipt, and states the missing signature.
    private async Task<ErasureReceipt> SignAsync(ErasureReceipt receipt, ErasureSigner signer, CancellationToken cancellationToken)
    {
        try
        {
            return receipt with { Signature = await signer(receipt.GetSignedContent(), cancellationToken).ConfigureAwait(false) };
        }
        catch (Exception failure) when (_state.HasIntent)
        {
            var unsigned = receipt with { SignatureFailure = failure.GetType().Name };
            return unsigned with { Digest = unsigned.ComputeDigest() };
        }
    }

    private IReadOnlyList<Residual> Residuals() =>
        [
            .. _plan.Residuals,
            .. _plan.Projects.Select(Unpublished).OfType<Residual>(),
            .. OfAccount(),
            .. _readable
                .GroupBy(item => item.ProjectId)
                .Select(group => new Residual
                {
                    Kind = ResidualKind.ReadableImage,
                    ProjectId = group.Key,
                    Ids = [.. group.Select(item => item.Id).Order()],
                    Count = group.Count(),
                }),
        ];

    // The plan omits residuals that are deleted with the account. If the account was not deleted, they remain.
    private IEnumerable<Residual> OfAccount()
    {
        if (_run.Account is not { IsGone: false } evidence)
        {
            return [];
        }

        var isNews = evidence is { Purges: true, Account: not AccountPresence.Present, RecoverableCopy: not AccountPresence.Gone };
        return _plan
            .Projects.Select(ResidualRegister.ExportedModels)
            .OfType<Residual>()
            .Concat(isNews ? [new Residual { Kind = ResidualKind.RecoverableAccount }] : []);
    }

    // Gets the iterations that the service still listed as published before their deletion, although it had accepted unpublishing them.
    private IEnumerable<(int Number, Guid Id)> NotUnpublished(PlannedProject project)
    {
        var published = project
            .Steps.Where(step =>
                step.Kind == ErasureStepKind.DeleteIteration
                && _state.NoteOf(step.Number, step.Objects[0].Id).Reason == SkipReason.StillPublished
            )
            .Select(step => step.Objects[0].Id)
            .ToHashSet();
        return project
            .Steps.Where(step => step.Kind == ErasureStepKind.Unpublish && published.Contains(step.Objects[0].Id))
            .Select(step => (step.Number, step.Objects[0].Id));
    }

    // Gets the iterations that were unpublished for a deletion that was not executed.
    private Residual? Unpublished(PlannedProject project)
    {
        var there = _run
            .Objects.Where(item => item is { Kind: ErasureObjectKind.Iteration, Presence: ObjectPresence.There })
            .Select(item => item.Id)
            .ToHashSet();
        var ids = project
            .Steps.Where(step =>
                step.Kind == ErasureStepKind.Unpublish && _state.NoteOf(step.Number, step.Objects[0].Id).Stage == ObjectStage.Sent
            )
            .Select(step => step.Objects[0].Id)
            .Where(there.Contains)
            .Order()
            .ToList();
        return ids.Count == 0
            ? null
            : new Residual
            {
                Kind = ResidualKind.Unpublished,
                ProjectId = project.ProjectId,
                Ids = ids,
                Count = ids.Count,
            };
    }
}
