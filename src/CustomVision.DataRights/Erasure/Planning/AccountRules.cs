using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>
/// The rules for the account that a plan may delete: it must be the account whose contents the plan lists, and serve only Custom Vision.
/// </summary>
internal static class AccountRules
{
    /// <exception cref="ErasureRejectedException">The account manager is missing.</exception>
    public static IAccountManager Require(IAccountManager? manager) =>
        manager
        ?? throw new ErasureRejectedException(
            ErasureRejection.AccountManagerMissing,
            "No account manager is registered, and the Training API cannot delete an account. Register one (UseAzureAccount of the package "
                + "CustomVision.DataRights.Azure), "
                + "or follow AccountDeletionGuidance by hand."
        );

    /// <exception cref="ErasureRejectedException">The account manager is missing, or manages another account.</exception>
    public static IAccountManager Require(IAccountManager? manager, PlannedAccount account)
    {
        var own = Require(manager);
        return AccountIds.AreSame(own.ResourceId, account.ResourceId)
            ? own
            : throw new ErasureRejectedException(
                ErasureRejection.OtherEndpoint,
                $"The plan was made for the account {account.ResourceId}, and this registration manages {own.ResourceId}."
            );
    }

    /// <exception cref="ErasureRejectedException">The account has another kind or endpoint, or an operation is in progress.</exception>
    public static async Task EnsureDeletableAsync(
        ManagedAccount account,
        IAccountManager manager,
        TrainingClient client,
        CancellationToken cancellationToken
    )
    {
        if (!string.Equals(account.Kind, ManagedAccount.TrainingKind, StringComparison.OrdinalIgnoreCase))
        {
            throw new ErasureRejectedException(
                ErasureRejection.AccountNotDeletable,
                $"The account's kind is {account.Kind}, not {ManagedAccount.TrainingKind}: it also serves other uses. Erase its projects "
                    + $"instead (ErasureRequest.ForEverything)."
            );
        }

        if (account.ProvisioningState is not (ManagedAccount.Settled or ManagedAccount.FailedState))
        {
            throw new ErasureRejectedException(
                ErasureRejection.AccountNotDeletable,
                $"The account's provisioning state is {account.ProvisioningState ?? "not stated"}: another operation is running on it. "
                    + $"Wait until it has ended."
            );
        }

        if (
            account.Endpoint is not { } endpoint
            || Uri.Compare(
                endpoint,
                client.Endpoint,
                UriComponents.SchemeAndServer,
                UriFormat.Unescaped,
                StringComparison.OrdinalIgnoreCase
            ) != 0
        )
        {
            throw new ErasureRejectedException(
                ErasureRejection.OtherEndpoint,
                $"The account's endpoint is {account.Endpoint?.GetLeftPart(UriPartial.Authority) ?? "not stated"}, and this registration's "
                    + $"is {client.Endpoint.AbsoluteUri}. "
                    + "Register the resource with the account's own endpoint, or the account with the right resource id: what is listed "
                    + "and what is deleted must be the same."
            );
        }

        await EnsureOwnAsync(account, manager, client, cancellationToken).ConfigureAwait(false);
    }

    // All accounts of a region share its endpoint. Only the key determines which of them is listed.
    private static async Task EnsureOwnAsync(
        ManagedAccount account,
        IAccountManager manager,
        TrainingClient client,
        CancellationToken cancellationToken
    )
    {
        if (account.HasOwnEndpoint)
        {
            return;
        }

        var isOwn = await client.IsKeyOfAsync(manager, cancellationToken).ConfigureAwait(false);
        if (isOwn != true)
        {
            throw new ErasureRejectedException(
                isOwn is null ? ErasureRejection.NoWitness : ErasureRejection.OtherEndpoint,
                "The endpoint is that of a whole region, and "
                    + (
                        isOwn is null
                            ? "the account's keys could not be compared with the training key. Grant the identity listKeys on the account, "
                                + "or give the account a custom subdomain."
                            : "the training key is not one of this account's. Register the account with the right resource id, or the "
                                + "resource with that account's key."
                    )
            );
        }
    }
}
