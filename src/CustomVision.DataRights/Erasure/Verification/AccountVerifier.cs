using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Erasure.Texts;
using CustomVision.DataRights.Presence;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>Queries Azure Resource Manager for an account and its recoverable copy, which determine the outcome of its content.</summary>
internal sealed class AccountVerifier(TrainingClient client, IAccountManager? accounts, TimeProvider time)
{
    private static readonly TimeSpan RecoverableFor = TimeSpan.FromHours(48);

    /// <summary>Queries the account, and sets the state of every object of the plan.</summary>
    /// <returns>The reason why the result is not conclusive; null if the witness was seen.</returns>
    public async Task<string?> LookAsync(ErasurePlan plan, PlannedAccount account, VerificationRun run, CancellationToken cancellationToken)
    {
        var manager = AccountRules.Require(accounts, account);
        var (witness, refusal) = await FindWitnessAsync(manager, cancellationToken).ConfigureAwait(false);
        if (refusal is not null)
        {
            return refusal;
        }

        var found = await manager.FindAccountAsync(cancellationToken).ConfigureAwait(false);
        var copy = await manager.FindDeletedAccountAsync(account.Location, cancellationToken).ConfigureAwait(false);
        run.Account = AccountEvidence.None(plan)! with
        {
            Account = found.Presence,
            RecoverableCopy = copy.Presence,
            RecoverableUntil = copy.Account?.RecoverableUntil,
        };
        switch (found.Presence, copy.Presence)
        {
            case (AccountPresence.Gone, AccountPresence.Present):
                Each(run, static item => item.SetRecoverable());
                break;
            case (AccountPresence.Gone, AccountPresence.Gone) when witness.ListsDeletedAccount:
                Each(run, static item => item.SetUnknown(SkipReason.ListedAsDeleted));
                break;
            case (AccountPresence.Gone, AccountPresence.Gone) when account.Purges || HasLapsed(plan):
                Each(run, static item => item.SetGone(isWeak: true));
                break;
            case (AccountPresence.Gone, AccountPresence.Gone):
                Each(run, static item => item.SetUnknown(NotSeen));
                break;
            case (AccountPresence.Present, _):
                await LookInsideAsync(plan, run, cancellationToken).ConfigureAwait(false);
                break;
            default:
                var code = found.Presence == AccountPresence.Unknown ? found.Code : copy.Code;
                Each(run, item => item.SetUnknown(code ?? SkipReason.NoAnswer));
                break;
        }

        return null;
    }

    /// <summary>Reads the resources that must be readable before absence is conclusive.</summary>
    public static async Task<(AccountWitness Witness, string? Refusal)> FindWitnessAsync(
        IAccountManager manager,
        CancellationToken cancellationToken
    )
    {
        var witness = await manager.FindWitnessAsync(cancellationToken).ConfigureAwait(false);
        return (
            witness,
            witness is { SeesResourceGroup: true, SeesDeletedAccounts: true }
                ? null
                : ErasureTexts.English(witness.SeesResourceGroup ? "DeletedAccountsNotShown" : "ResourceGroupNotShown", witness.Code)
        );
    }

    private const string NotSeen = "RecoverableCopyNotSeen";

    // The plan cannot be begun after its expiry, so that no recoverable copy can be younger.
    private bool HasLapsed(ErasurePlan plan) => time.GetUtcNow() >= plan.ExpiresAt + RecoverableFor;

    private static void Each(VerificationRun run, Action<TrackedObject> act)
    {
        foreach (var item in run.All)
        {
            act(item);
        }
    }

    // The objects that the Training API returns exist. The state of all others in an existing account is unknown.
    private async Task LookInsideAsync(ErasurePlan plan, VerificationRun run, CancellationToken cancellationToken)
    {
        Each(run, static item => item.SetUnknown(SkipReason.HiddenByAccount));
        foreach (var item in run.All.Where(item => item.Kind == ErasureObjectKind.Account))
        {
            item.SetThere();
        }

        try
        {
            var listed = await RemainingObjects.ListedProjectsAsync(client, cancellationToken).ConfigureAwait(false);
            foreach (var project in plan.Projects.Where(project => listed.Contains(project.ProjectId)))
            {
                await new ProjectVerifier(client, project, predictionsHaveExpired: false)
                    .LookAsync(run.ByProject[project.ProjectId], listed, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
        catch (DataRightsException error)
        {
            Each(run, item => item.SetUnknownUnlessThere(ServiceAnswer.ReasonOf(error)));
        }

        Each(run, static item => item.SetUnknownUnlessThere(item.Reason ?? SkipReason.HiddenByAccount));
    }
}
