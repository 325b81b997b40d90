using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure.Accounts;

/// <summary>A resource with people's images, in an account that can be deleted.</summary>
internal sealed class AccountRig : IAsyncDisposable
{
    private AccountRig(ErasureRig rig, FakeAccount account, bool isPublished)
    {
        (Rig, Account) = (rig, account);
        (account.Clock, account.Endpoint) = (rig.Clock, rig.Emulator.Endpoint);
        (Shop, Iteration) = rig.Emulator.Seed(seeder =>
        {
            var shop = seeder.AddProject("Shop", ProjectKind.Multilabel);
            shop.AddImages(3, shop.AddTag("Alice"));
            var iteration = shop.Train();
            shop.AddExport(iteration);
            if (isPublished)
            {
                shop.Publish(iteration, "shop");
            }

            shop.AddPrediction(iteration);
            seeder.AddProject("Empty", ProjectKind.Multilabel);
            return (shop.Id, iteration);
        });

        // A deleted resource has no keys.
        rig.Wire.Intercept = (_, _) =>
            account.Truth is FakeAccount.State.Deleted or FakeAccount.State.Gone ? Task.FromResult(Wire.Gateway(401)) : null;
    }

    public ErasureRig Rig { get; }

    public FakeAccount Account { get; }

    public Guid Shop { get; }

    public Guid Iteration { get; }

    public static async Task<AccountRig> StartAsync(bool isPublished = false, Action<DataRightsOptions>? configure = null)
    {
        var account = new FakeAccount { Clock = null! };
        return new AccountRig(await ErasureRig.StartAsync(configure: configure, accounts: account), account, isPublished);
    }

    public Task<ErasurePlan> PlanAsync(bool purge = true, Action<ErasureRequest>? configure = null)
    {
        var request = ErasureRequest.ForAccount(purge);
        configure?.Invoke(request);
        return Rig.PlanAsync(request);
    }

    /// <summary>What a receipt says of the account is true, and says enough.</summary>
    public async Task HoldsAsync(ErasureReceipt receipt, ErasurePlan plan, IErasureJournal journal)
    {
        (await ErasureAudit.CheckAsync(receipt, plan, journal)).Should().BeEmpty();
        var isGone = Account.Truth == FakeAccount.State.Gone;
        var saysGone = receipt.Objects.Where(item => item.Outcome is ErasureOutcome.Erased or ErasureOutcome.AlreadyGone).ToList();
        (isGone || saysGone.Count == 0).Should().BeTrue($"the account is {Account.Truth}");
        receipt
            .Objects.Where(item => item is { Outcome: ErasureOutcome.Retained, Reason: "Recoverable" })
            .Should()
            .HaveCount(receipt.Objects.Any(item => item.Outcome == ErasureOutcome.Retained) ? receipt.Objects.Count : 0);
        receipt
            .Objects.Select(item => item.Outcome)
            .Distinct()
            .Should()
            .HaveCountLessThanOrEqualTo(2, "a part of an account is not deleted");
        var hasModels = receipt.Residuals.Any(residual => residual.Kind == ResidualKind.ExportedModels);
        hasModels
            .Should()
            .Be(
                receipt.Account
                    is not
                    {
                        Account: CustomVision.DataRights.Account.AccountPresence.Gone,
                        RecoverableCopy: CustomVision.DataRights.Account.AccountPresence.Gone
                    }
            );
    }

    public ValueTask DisposeAsync() => Rig.DisposeAsync();
}
