using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>The state of a verification.</summary>
internal sealed class VerificationRun
{
    public VerificationRun(ErasurePlan plan)
    {
        var objects = new List<TrackedObject>(plan.Projects.Sum(project => project.Objects.Count()) + 1);
        objects.AddRange(
            plan.Projects.SelectMany(project =>
                project.Objects.Select(entry => new TrackedObject(project.ProjectId, entry.Step.ObjectKind, entry.Object.Id, entry.Step))
            )
        );
        if (plan.Account is { } account)
        {
            objects.Add(new TrackedObject(Guid.Empty, ErasureObjectKind.Account, account.Id, account.Steps[0]));
        }

        Objects = objects;
        Collateral =
        [
            .. plan.Projects.SelectMany(project =>
                project.Collateral.Select(item => new TrackedObject(project.ProjectId, item.Kind, item.Id, null))
            ),
        ];
        Account = AccountEvidence.None(plan);
        PlanId = plan.PlanId;
    }

    public Guid PlanId { get; }

    public IReadOnlyList<TrackedObject> Objects { get; }

    public IReadOnlyList<TrackedObject> Collateral { get; }

    public IEnumerable<TrackedObject> All => Objects.Concat(Collateral);

    /// <summary>The objects in each project, grouped once for all looks.</summary>
    public ILookup<Guid, TrackedObject> ByProject =>
        field ??= All.Where(item => item.Kind != ErasureObjectKind.Account).ToLookup(item => item.ProjectId);

    /// <summary>The state of the account; null if the plan does not delete it.</summary>
    public AccountEvidence? Account { get; set; }

    public string? Refusal { get; set; }

    /// <summary>Whether a later query may find the witness. Waiting does not help if the key was refused.</summary>
    public bool RefusalMayPass { get; set; }

    /// <summary>Whether the absence was confirmed by a second query.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>The number of objects that seem to be gone.</summary>
    public int Gone => All.Count(item => item.Presence == ObjectPresence.Gone);

    public IReadOnlyList<ImageSetCount> Sets { get; set; } = [];

    public DateTimeOffset VerifiedAt { get; set; }

    /// <summary>Creates the result of a verification that was not started or not completed.</summary>
    public static VerificationRun NotMade(ErasurePlan plan, string refusal, DateTimeOffset time)
    {
        var run = new VerificationRun(plan) { Refusal = refusal, VerifiedAt = time };
        run.ResetAll("the run was interrupted");
        return run;
    }

    /// <summary>Resets all states: if the witness is not seen at the end, earlier results are not conclusive either.</summary>
    public void ResetAll(string reason)
    {
        foreach (var item in All)
        {
            item.SetUnknown(reason);
        }

        Account = Account is null
            ? null
            : Account with
            {
                Account = AccountPresence.Unknown,
                RecoverableCopy = AccountPresence.Unknown,
                RecoverableUntil = null,
            };
    }

    /// <summary>Converts the state to its public form.</summary>
    /// <param name="judge">The callback that gets the outcome of an object that exists or can be recovered, with its reason.</param>
    public ErasureVerification ToResult(Func<TrackedObject, (ErasureOutcome Outcome, string? Reason)> judge) =>
        new()
        {
            PlanId = PlanId,
            VerifiedAt = VerifiedAt,
            Refusal = Refusal,
            Objects = [.. Objects.Select(item => item.ToResult(judge))],
            Collateral = [.. Collateral.Select(item => item.ToResult(judge))],
            RecoverableUntil = Account?.RecoverableUntil,
        };
}
