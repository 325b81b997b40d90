using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;
using CustomVision.DataRights.Erasure.Planning;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Execution;

/// <summary>Compares an account with the plan that deletes it. It only reads.</summary>
internal sealed class AccountDrift(TrainingClient client, DriftCheck contents)
{
    /// <exception cref="ErasureRejectedException">
    /// The account cannot be read, is not the account of the plan, or was deleted by another caller.
    /// </exception>
    public async Task<Drift> CompareAsync(
        ErasurePlan plan,
        PlannedAccount account,
        IAccountManager manager,
        JournalState state,
        CancellationToken cancellationToken
    )
    {
        var found = await manager.FindAccountAsync(cancellationToken).ConfigureAwait(false);
        if (state.WasIntended(PlannedAccount.DeleteStep, account.Id) && IsGoing(found))
        {
            // The content of a deleted account can no longer be compared. It was compared before the deletion was announced.
            return new Drift();
        }

        if (found is not { Presence: AccountPresence.Present, Account: { } managed })
        {
            throw found.Presence == AccountPresence.Gone
                ? new ErasureRejectedException(
                    ErasureRejection.Drifted,
                    "The account no longer exists, but this plan did not delete it. Recover it and make a new plan, or "
                        + "purge it by hand."
                )
                : new ErasureRejectedException(
                    ErasureRejection.WitnessNotSeen,
                    $"Azure Resource Manager did not show the account ({found.Code}). Check the identity's roles, and try again."
                );
        }

        await AccountRules.EnsureDeletableAsync(managed, manager, client, cancellationToken).ConfigureAwait(false);
        await AccountPlanner.EnsureNoCopyAsync(manager, managed, cancellationToken).ConfigureAwait(false);
        return await contents.CompareAsync(plan, state, cancellationToken).ConfigureAwait(false);
    }

    public static bool IsGoing(AccountAnswer answer) =>
        answer.Presence == AccountPresence.Gone
        || answer is { Presence: AccountPresence.Present, Account.ProvisioningState: ManagedAccount.Deleting };
}
