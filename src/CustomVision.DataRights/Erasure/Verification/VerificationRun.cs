using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Presence;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>What a verification has found so far.</summary>
internal sealed class VerificationRun
{
    public VerificationRun(ErasurePlan plan)
    {
        Objects =
        [
            .. plan.Projects.SelectMany(project =>
                project.Objects.Select(entry => new TrackedObject(project.ProjectId, entry.Step.ObjectKind, entry.Object.Id, entry.Step))
            ),
            .. plan.Account is { } account
                ? [new TrackedObject(Guid.Empty, ErasureObjectKind.Account, account.Id, account.Steps[0])]
                : (IEnumerable<TrackedObject>)[],
        ];
        Collateral =
        [
            .. plan.Projects.SelectMany(project =>
                project.Collateral.Select(item => new TrackedObject(project.ProjectId, item.Kind, item.Id, null))
            ),
        ];
        All = [.. Objects, .. Collateral];
        Account = AccountEvidence.None(plan);
        PlanId = plan.PlanId;
    }

    public Guid PlanId { get; }

    public IReadOnlyList<TrackedObject> Objects { get; }

    public IReadOnlyList<TrackedObject> Collateral { get; }

    public IReadOnlyList<TrackedObject> All { get; }

    /// <summary>What was seen of the account; null where the plan does not delete it.</summary>
    public AccountEvidence? Account { get; set; }

    public string? Refusal { get; set; }

    /// <summary>Whether a later look may see the witness. A refused key is not seen differently by waiting.</summary>
    public bool RefusalMayPass { get; set; }

    /// <summary>Whether what seems gone was asked for twice since anything else was.</summary>
    public bool IsConfirmed { get; set; }

    /// <summary>How many objects seem gone.</summary>
    public int Gone => All.Count(item => item.Presence == ObjectPresence.Gone);

    public IReadOnlyList<ImageSetCount> Sets { get; set; } = [];

    public DateTimeOffset VerifiedAt { get; set; }

    /// <summary>A verification that was not made, or not to its end.</summary>
    public static VerificationRun NotMade(ErasurePlan plan, string refusal, DateTimeOffset time)
    {
        var run = new VerificationRun(plan) { Refusal = refusal, VerifiedAt = time };
        run.ForgetEverything("the run was interrupted");
        return run;
    }

    /// <summary>Without the witness at the end, what was seen before it went proves nothing either.</summary>
    public void ForgetEverything(string reason)
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

    /// <summary>What was found, for the host.</summary>
    /// <param name="judge">The outcome of an object that is there, or can be recovered, and its reason.</param>
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
