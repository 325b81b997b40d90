using CustomVision.DataRights.Account;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Erasure.Planning;

/// <summary>Creates the account's part of a plan.</summary>
internal sealed class AccountPlanner(TrainingClient client, IAccountManager? accounts)
{
    /// <summary>Reads the account before its contents, so that a plan that could not be executed or verified is rejected early.</summary>
    /// <exception cref="ErasureRejectedException">
    /// The account or its witness cannot be read, or the account may not be deleted or is already deleted.
    /// </exception>
    public async Task<(ManagedAccount Account, string ResourceId)> ReadAsync(CancellationToken cancellationToken)
    {
        var manager = AccountRules.Require(accounts);
        var witness = await manager.FindWitnessAsync(cancellationToken).ConfigureAwait(false);
        if (witness is not { SeesResourceGroup: true, SeesDeletedAccounts: true })
        {
            throw new ErasureRejectedException(
                ErasureRejection.NoWitness,
                $"The identity cannot read "
                    + $"{(witness.SeesResourceGroup ? "the deleted accounts of the subscription" : "the account's resource group")} "
                    + $"({witness.Code}). "
                    + "Without both, the deletion of the account could not be verified. Grant it Reader on the resource group, and on "
                    + "the subscription "
                    + "Microsoft.CognitiveServices/deletedAccounts/read."
            );
        }

        var found = await manager.FindAccountAsync(cancellationToken).ConfigureAwait(false);
        if (found is not { Presence: AccountPresence.Present, Account: { } account })
        {
            throw Absent(found, witness);
        }

        await AccountRules.EnsureDeletableAsync(account, manager, client, cancellationToken).ConfigureAwait(false);
        await EnsureNoCopyAsync(manager, account, cancellationToken).ConfigureAwait(false);
        return (account, manager.ResourceId);
    }

    /// <summary>Creates the account's part of a plan from its survey.</summary>
    /// <exception cref="ErasureRejectedException">Iterations are published, which the request does not accept.</exception>
    public static PlannedAccount Plan(
        ManagedAccount account,
        string resourceId,
        PlanInput input,
        IReadOnlyList<PlannedProject> projects,
        IEnumerable<ProjectSurvey> surveys
    )
    {
        var published = projects
            .SelectMany(project => project.Iterations)
            .Where(iteration => iteration.IsPublished)
            .Select(iteration => iteration.IterationId)
            .ToList();
        if (published.Count > 0 && !input.AcceptsPublished)
        {
            throw new ErasureRejectedException(
                ErasureRejection.PublishedNotAccepted,
                $"{published.Count} published iterations would stop answering predictions with the account: "
                    + $"{ErasureRejectedException.Some(published)}. "
                    + "Set AcceptPublishedIterations to accept that.",
                published
            );
        }

        var id = AccountIds.Of(resourceId);
        ErasureStepKind[] kinds = input.PurgesAccount
            ? [ErasureStepKind.DeleteAccount, ErasureStepKind.PurgeAccount]
            : [ErasureStepKind.DeleteAccount];
        return new PlannedAccount
        {
            Id = id,
            ResourceId = resourceId,
            Location = account.Location,
            Purges = input.PurgesAccount,
            PublishedIterations = published,
            PredictionResources =
            [
                .. surveys
                    .SelectMany(survey => survey.Iterations)
                    .Select(iteration => iteration.OriginalPublishResourceId)
                    .OfType<string>()
                    .Where(resource => AccountIds.IsAccount(resource) && !AccountIds.AreSame(resource, resourceId))
                    .Distinct(StringComparer.OrdinalIgnoreCase)
                    .Order(StringComparer.Ordinal),
            ],
            Steps =
            [
                .. kinds.Select(
                    (kind, index) =>
                        new PlannedStep
                        {
                            Number = index + 1,
                            Kind = kind,
                            Objects = [new PlannedObject { Kind = ErasureObjectKind.Account, Id = id }],
                        }
                ),
            ],
        };
    }

    /// <summary>
    /// Converts a project's part of a plan for the deletion of the account: the same objects, without steps of their own.
    /// </summary>
    public static PlannedProject WithAccount(PlannedProject project) =>
        project with
        {
            Contents = [.. project.Objects.Select(entry => entry.Object)],
            Steps = [],
        };

    /// <summary>
    /// Checks that there is no recoverable copy of an earlier account with the same name, which would be mistaken for the account's own.
    /// </summary>
    /// <exception cref="ErasureRejectedException">There is such a copy, or it cannot be queried.</exception>
    public static async Task EnsureNoCopyAsync(IAccountManager manager, ManagedAccount account, CancellationToken cancellationToken)
    {
        var copy = await manager.FindDeletedAccountAsync(account.Location, cancellationToken).ConfigureAwait(false);
        if (copy.Presence == AccountPresence.Present)
        {
            throw new ErasureRejectedException(
                ErasureRejection.AccountNotDeletable,
                $"A deleted account of the same name can still be recovered{Until(copy)}. Purge it first (Azure portal, Manage deleted "
                    + $"resources): it is not distinguishable from the account's own copy."
            );
        }

        if (copy.Presence == AccountPresence.Unknown)
        {
            throw new ErasureRejectedException(
                ErasureRejection.NoWitness,
                $"Azure Resource Manager does not state whether a deleted account of the same name exists ({copy.Code}). Grant the "
                    + "identity "
                    + $"Reader on the subscription, and try again."
            );
        }
    }

    private static string Until(AccountAnswer copy) => copy.Account?.RecoverableUntil is { } until ? $" until {until.UtcDateTime:u}" : "";

    private static ErasureRejectedException Absent(AccountAnswer found, AccountWitness witness) =>
        found.Presence switch
        {
            AccountPresence.Gone when witness.ListsDeletedAccount => new(
                ErasureRejection.AccountNotDeletable,
                "The account is deleted already, and can still be recovered. Recover it to plan its erasure, or purge it by hand (Azure "
                    + "portal, Manage deleted resources)."
            ),
            AccountPresence.Gone => new(ErasureRejection.NotFound, "Azure Resource Manager has no such account. Check the resource id."),
            _ => new(
                ErasureRejection.NoWitness,
                $"Azure Resource Manager did not show the account ({found.Code}). Grant the identity Reader on the account, check the "
                    + $"resource id, and try again."
            ),
        };
}
