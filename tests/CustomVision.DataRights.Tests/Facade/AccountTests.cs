using System.Net;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Erasure;
using Microsoft.Extensions.DependencyInjection;
using NSubstitute;

namespace CustomVision.DataRights.Tests.Facade;

public sealed class AccountTests
{
    [Fact]
    public async Task ExportAccountInfo_says_that_todays_service_gives_none_and_names_the_other_ways()
    {
        await using var rig = await FacadeRig.StartAsync();

        var export = await rig.Manager.ExportAccountInfoAsync();

        export.IsAvailable.Should().BeFalse();
        export.Account.Should().BeNull();
        export
            .OtherRoutes.Should()
            .HaveCount(2)
            .And.OnlyContain(route => route.Name != "" && route.AppliesTo != "" && route.Steps.Count > 0);
        export.OtherRoutes[0].Name.Should().Contain("Resource Manager");
        var calls = rig.Calls();
        calls.Should().HaveCount(2, "only an endpoint that answers another operation has retired this one");
        var call = calls[0];
        (call.Method, call.Path, call.Query, call.Status).Should().Be(("GET", "/customvision/v1.2/Training/account", "", 404));
    }

    [Fact]
    public async Task ExportAccountInfo_gives_what_an_endpoint_with_v1_2_still_answers_and_shows_no_key_by_accident()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Behavior.Resource.AccountCall = true;

        var export = await rig.Manager.ExportAccountInfoAsync();

        export.IsAvailable.Should().BeTrue();
        export.OtherRoutes.Should().BeEmpty();
        export.Account!.UserName.Should().Be("Emulator Owner");
        export.Account.Email.Should().Be("owner@example.com");
        var keys = export.Account.Keys!.TrainingKeys!;
        keys.PrimaryKey!.Reveal().Should().Be(FacadeRig.Key);
        keys.PrimaryKey.ToString().Should().Be("[redacted]");
        $"{export} {export.Account} {export.Account.Keys} {keys}".Should().NotContain(FacadeRig.Key).And.NotContain("owner@example.com");
        export.Account.Quotas!.Value.GetProperty("PerProject").GetArrayLength().Should().Be(2);
    }

    [Fact]
    public async Task ExportAccountInfo_at_an_endpoint_that_knows_no_route_is_an_error_and_no_absence()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Faults.Add(FaultRule.ForEverything().Answer(404, shape: ErrorShape.Gateway));

        (await rig.Manager.Awaiting(manager => manager.ExportAccountInfoAsync()).Should().ThrowAsync<TrainingApiException>())
            .Which.Message.Should()
            .Contain("check Endpoint");
    }

    [Fact]
    public async Task ExportAccountInfo_that_the_service_refuses_for_another_reason_is_an_error_and_no_absence()
    {
        await using var rig = await FacadeRig.StartAsync();
        rig.Emulator.Faults.Add(
            FaultRule.For("GetAccountInfo").Answer(404, shape: ErrorShape.Service, code: "NotFoundApimSubscription")
        );
        rig.Emulator.Behavior.Resource.AccountCall = true;

        (await rig.Manager.Awaiting(manager => manager.ExportAccountInfoAsync()).Should().ThrowAsync<TrainingApiException>())
            .Which.Code.Should()
            .Be("NotFoundApimSubscription");
    }

    [Fact]
    public async Task ExportAccountInfo_with_a_wrong_key_is_an_error_and_no_absence()
    {
        await using var rig = await FacadeRig.StartAsync(options: options => options.TrainingKey = "wrong");
        rig.Emulator.Behavior.Resource.AccountCall = true;

        (await rig.Manager.Awaiting(manager => manager.ExportAccountInfoAsync()).Should().ThrowAsync<TrainingApiException>())
            .Which.Status.Should()
            .Be(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task DeleteAccount_without_a_manager_fails_with_the_steps_for_a_person_and_asks_nothing()
    {
        await using var rig = await FacadeRig.StartAsync();

        var error = (
            await rig.Manager.Awaiting(manager => manager.DeleteAccountAsync()).Should().ThrowAsync<AccountDeletionUnavailableException>()
        ).Which;

        error
            .Guidance.Routes.Select(route => route.Address)
            .Should()
            .Equal(new Uri("https://portal.azure.com/"), new Uri("https://www.customvision.ai/projects#/settings"));
        error
            .Guidance.Routes.Should()
            .OnlyContain(route => route.Steps.Count >= 3 && route.Steps.All(step => step.Trim() == step && step.Length > 0));
        error.Guidance.Warnings.Should().Contain(warning => warning.Contains("48 hours"));
        error.Message.Should().Contain("UseAzureAccount");
        rig.Emulator.Requests.Snapshot().Should().BeEmpty();
    }

    [Fact]
    public async Task DeleteAccount_of_one_of_several_resources_asks_its_own_manager_alone()
    {
        var (here, elsewhere) = (Substitute.For<IAccountManager>(), Substitute.For<IAccountManager>());
        var services = new ServiceCollection();
        foreach (var name in new[] { "eu", "us" })
        {
            services.AddCustomVisionDataRights(
                name,
                options =>
                {
                    options.Endpoint = new Uri($"https://{name}.example/");
                    options.TrainingKey = "key";
                }
            );
        }

        services.AddKeyedSingleton("eu", here);
        services.AddSingleton(elsewhere);
        await using var provider = services.BuildServiceProvider();

        here.FindWitnessAsync(Arg.Any<CancellationToken>())
            .Returns(new AccountWitness { SeesResourceGroup = false, SeesDeletedAccounts = false });
        (
            await provider
                .GetRequiredKeyedService<IUserDataManager>("eu")
                .Awaiting(manager => manager.DeleteAccountAsync())
                .Should()
                .ThrowAsync<ErasureRejectedException>()
        )
            .Which.Rejection.Should()
            .Be(ErasureRejection.NoWitness);
        await provider
            .GetRequiredKeyedService<IUserDataManager>("us")
            .Awaiting(manager => manager.DeleteAccountAsync())
            .Should()
            .ThrowAsync<AccountDeletionUnavailableException>("a manager without a name is of the resource without a name");

        await here.Received(1).FindWitnessAsync(Arg.Any<CancellationToken>());
        elsewhere.ReceivedCalls().Should().BeEmpty();
    }
}
