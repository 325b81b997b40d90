using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Erasure.Accounts;

public sealed class AccountPlanTests
{
    [Fact]
    public async Task The_plan_lists_everything_in_the_account_and_has_one_step_to_delete_and_one_to_purge()
    {
        await using var rig = await AccountRig.StartAsync();
        var everything = await rig.Rig.PlanAsync(ErasureRequest.ForEverything());

        var plan = await rig.PlanAsync();

        plan.Scope.Should().Be(ErasureScope.Account);
        plan.Steps.Select(step => step.Kind).Should().Equal(ErasureStepKind.DeleteAccount, ErasureStepKind.PurgeAccount);
        plan.Projects.SelectMany(project => project.Contents!)
            .Select(item => (item.Id, item.Kind))
            .Should()
            .BeEquivalentTo(
                everything.Projects.SelectMany(project => project.Objects).Select(entry => (entry.Object.Id, entry.Step.ObjectKind))
            );
        plan.Totals.Should().Be(everything.Totals);
        plan.Account!.ResourceId.Should().Be(rig.Account.ResourceId);
        plan.Witness.Kind.Should().Be(ErasureWitnessKind.ResourceManager);
        rig.Account.Deletions.Should().Be(0);
        rig.Rig.Wire.Deletes.Should().BeEmpty();
        ErasurePlan.FromJson(plan.ToJson()).ComputeDigest().Should().Be(plan.Digest);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_summary_names_the_account_what_can_be_recovered_and_what_remains(bool purge)
    {
        await using var rig = await AccountRig.StartAsync();

        var plan = await rig.PlanAsync(purge);

        var text = string.Join('\n', ErasureSummary.Of(plan));
        text.Should().Contain(rig.Account.ResourceId).And.Contain("DELETED").And.Contain("prediction resource");
        text.Contains("nothing can be recovered", StringComparison.Ordinal).Should().Be(purge);
        text.Should().NotContain("Alice").And.NotContain("Shop");
        plan.Residuals.Select(residual => residual.Kind)
            .Should()
            .NotContain(ResidualKind.ExportedModels, "model files go with the account")
            .And.Contain([
                ResidualKind.IssuedLinks,
                ResidualKind.StoredBytes,
                ResidualKind.ImportedCopies,
                ResidualKind.ModelBackups,
                ResidualKind.PredictionResources,
            ]);
        plan.Residuals.Any(residual => residual.Kind == ResidualKind.RecoverableAccount).Should().Be(!purge);
        plan.Steps.Should().HaveCount(purge ? 2 : 1);
    }

    [Fact]
    public async Task Published_iterations_are_refused_by_id_until_accepted_and_then_listed_with_their_prediction_resource()
    {
        await using var rig = await AccountRig.StartAsync(isPublished: true);

        var refusal = (await rig.Awaiting(it => it.PlanAsync()).Should().ThrowAsync<ErasureRejectedException>()).Which;
        var plan = await rig.PlanAsync(configure: request => request.AcceptPublishedIterations = true);

        (refusal.Rejection, refusal.Ids.Single()).Should().Be((ErasureRejection.PublishedNotAccepted, rig.Iteration));
        refusal.Message.Should().Contain("AcceptPublishedIterations");
        plan.Account!.PublishedIterations.Should().Equal(rig.Iteration);
        ErasureSummary.Of(plan).Should().Contain(line => line.Contains(rig.Iteration.ToString()) && line.Contains("IN PRODUCTION"));
    }

    [Theory]
    [InlineData("kind", ErasureRejection.AccountNotDeletable, "CognitiveServices")]
    [InlineData("endpoint", ErasureRejection.OtherEndpoint, "https://other.example")]
    [InlineData("no endpoint", ErasureRejection.OtherEndpoint, "not stated")]
    [InlineData("busy", ErasureRejection.AccountNotDeletable, "Moving")]
    [InlineData("group", ErasureRejection.NoWitness, "resource group")]
    [InlineData("deleted accounts", ErasureRejection.NoWitness, "deleted accounts of the subscription")]
    [InlineData("already deleted", ErasureRejection.AccountNotDeletable, "Recover it")]
    [InlineData("purged", ErasureRejection.NotFound, "resource id")]
    [InlineData("unreadable", ErasureRejection.NoWitness, "AuthorizationFailed")]
    [InlineData("old copy", ErasureRejection.AccountNotDeletable, "same name")]
    [InlineData("regional, other key", ErasureRejection.OtherEndpoint, "not one of this account's")]
    [InlineData("regional, unreadable keys", ErasureRejection.NoWitness, "listKeys")]
    public async Task An_obstacle_to_a_deletion_refuses_the_plan_with_a_remedy(string what, ErasureRejection rejection, string says)
    {
        await using var rig = await AccountRig.StartAsync();
        var account = rig.Account;
        Action act = what switch
        {
            "kind" => () => account.Kind = "CognitiveServices",
            "endpoint" => () => account.Endpoint = new Uri("https://other.example/"),
            "no endpoint" => () => account.Endpoint = null,
            "busy" => () => account.ProvisioningState = "Moving",
            "group" => () => account.SeesResourceGroup = false,
            "deleted accounts" => () => account.SeesDeletedAccounts = false,
            "already deleted" => account.Delete,
            "purged" => () => (account.Clock, _) = (account.Clock, Gone(account)),
            "unreadable" => () => account.FaultOf = call => call == 2 ? AccountFault.Forbidden : null,
            "old copy" => () => account.HasOldCopy = true,
            "regional, other key" => () => (account.HasOwnEndpoint, account.HasKey) = (false, false),
            _ => () => account.HasOwnEndpoint = false,
        };
        act();

        var refusal = (await rig.Awaiting(it => it.PlanAsync()).Should().ThrowAsync<ErasureRejectedException>()).Which;

        refusal.Rejection.Should().Be(rejection);
        refusal.Message.Should().Contain(says);
        account.Deletions.Should().Be(0);
    }

    [Fact]
    public async Task A_regional_endpoint_will_do_where_the_key_is_the_accounts_own()
    {
        await using var rig = await AccountRig.StartAsync();
        (rig.Account.HasOwnEndpoint, rig.Account.HasKey) = (false, true);

        (await rig.PlanAsync()).Account.Should().NotBeNull();
    }

    [Fact]
    public async Task Without_a_manager_the_plan_is_refused_with_both_remedies()
    {
        await using var rig = await ErasureRig.StartAsync();

        var refusal = (
            await rig.Awaiting(it => it.PlanAsync(ErasureRequest.ForAccount(purge: true))).Should().ThrowAsync<ErasureRejectedException>()
        ).Which;

        refusal.Rejection.Should().Be(ErasureRejection.AccountManagerMissing);
        refusal.Message.Should().Contain("UseAzureAccount").And.Contain("AccountDeletionGuidance");
    }

    [Fact]
    public async Task A_hold_on_anything_in_the_account_refuses_the_plan()
    {
        var holds = new List<Guid>();
        await using var rig = await AccountRig.StartAsync(configure: options => options.LegalHolds = holds);
        var image = rig.Rig.Project(rig.Shop).WorkspaceImageIds[0];
        holds.Add(image);

        var refusal = (await rig.Awaiting(it => it.PlanAsync()).Should().ThrowAsync<ErasureRejectedException>()).Which;

        (refusal.Rejection, refusal.Ids.Single()).Should().Be((ErasureRejection.LegalHold, image));
    }

    [Fact]
    public async Task A_member_of_another_scope_is_refused_by_name()
    {
        await using var rig = await AccountRig.StartAsync();
        var request = ErasureRequest.ForEverything() with { AcceptPublishedIterations = true };

        var refusal = (await rig.Awaiting(it => it.Rig.PlanAsync(request)).Should().ThrowAsync<ErasureRejectedException>()).Which;

        refusal.Rejection.Should().Be(ErasureRejection.Malformed);
        refusal.Message.Should().Contain(nameof(request.AcceptPublishedIterations));
    }

    private static bool Gone(FakeAccount account)
    {
        account.Delete();
        account.Clock.Advance(TimeSpan.FromHours(49));
        return true;
    }
}
