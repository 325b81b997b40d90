using System.Text.Json;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Azure;

public sealed class AccountReadTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ExportAccountInfo_gives_what_Resource_Manager_holds(bool isReadOnly)
    {
        await using var rig = await AzureRig.StartAsync(emulate: options => options.Resource.Tags["team"] = "intake");

        var export = await (isReadOnly ? rig.Exporter : rig.Manager).ExportAccountInfoAsync();

        export.IsAvailable.Should().BeTrue();
        export.OtherRoutes.Should().BeEmpty();
        var resource = export.Account!.Resource!;
        resource.Id.Should().Be(rig.Emulator.ResourceId);
        (
            resource.Kind,
            resource.ProvisioningState,
            resource.IsLocalAuthDisabled,
            resource.PublicNetworkAccess,
            resource.NetworkRules!.DefaultAction
        )
            .Should()
            .Be(("CustomVision.Training", "Succeeded", false, "Enabled", "Allow"));
        resource.Endpoint.Should().Be(rig.Emulator.Endpoint);
        resource.Name.Should().Be(resource.CustomSubdomain).And.Be(rig.Emulator.ResourceId.Split('/')[^1]);
        resource.Location.Should().NotBeEmpty();
        resource.Sku.Should().NotBeEmpty();
        resource.Created.Should().NotBeNull();
        resource.Identity!.Type.Should().Be("SystemAssigned");
        resource.Tags.Should().Contain("team", "intake");
        resource
            .Usages.Should()
            .NotBeEmpty()
            .And.Contain(usage => usage.Name.Contains("Projects") && usage.Current == 2 && usage.Limit > 2 && usage.Unit == "Count");
        resource.AdditionalData.Keys.Should().Contain("systemData").And.Contain("properties.privateEndpointConnections");
        var keys = export.Account.Keys!.TrainingKeys!;
        (keys.PrimaryKey!.Reveal(), keys.SecondaryKey!.Reveal()).Should().Be((AzureRig.Key, AzureRig.SecondKey));
        export.Account.KeysNotOffered.Should().BeNull();
        $"{export} {export.Account} {export.Account.Keys} {keys} {resource} {resource.NetworkRules} {resource.Identity}"
            .Should()
            .NotContain(AzureRig.Key)
            .And.NotContain(AzureRig.SecondKey)
            .And.NotContain("intake");
        rig.Calls(EndpointKind.Training).Should().BeEmpty("Resource Manager holds the account");
    }

    [Fact]
    public async Task Disabled_keys_are_not_offered_with_that_reason()
    {
        await using var rig = await AzureRig.StartAsync(emulate: options => options.Resource.DisableLocalAuth = true);

        var account = (await rig.Manager.ExportAccountInfoAsync()).Account!;

        account.Keys.Should().BeNull();
        account.KeysNotOffered.Should().Contain("disableLocalAuth");
        account.Resource!.IsLocalAuthDisabled.Should().BeTrue();
    }

    [Fact]
    public async Task Role_that_may_not_list_keys_leaves_them_out_with_that_reason()
    {
        await using var rig = await AzureRig.StartAsync(managementRole: CustomVisionRole.Reader);

        var account = (await rig.Manager.ExportAccountInfoAsync()).Account!;

        account.Keys.Should().BeNull();
        account.KeysNotOffered.Should().Contain("role").And.Contain("listKeys");
        account.Resource!.Name.Should().NotBeEmpty();
    }

    [Theory]
    [InlineData("Accounts_Get", 403, """{"error":{"code":"AuthorizationFailed","message":"no"}}""", "AuthorizationFailed")]
    [InlineData("Accounts_Get", 404, """{"error":{"code":"ResourceNotFound","message":"no"}}""", "ResourceNotFound")]
    [InlineData("Accounts_Get", 200, "<html>proxy</html>", "UnreadableAnswer")]
    [InlineData("Accounts_Get", 200, """{"id":"/subscriptions/x","name":"other","location":"x","kind":"x"}""", "UnreadableAnswer")]
    [InlineData("Accounts_Get", 200, """{"id":null,"name":"n","location":"x","kind":"x"}""", "UnreadableAnswer")]
    [InlineData("Accounts_Get", 200, """{"id":"a","id":"b","name":"n","location":"x","kind":"x"}""", "UnreadableAnswer")]
    [InlineData("Accounts_ListUsages", 200, "{}", "UnreadableAnswer")]
    [InlineData("Accounts_ListUsages", 200, """{"value":[7]}""", "UnreadableAnswer")]
    [InlineData("Accounts_ListUsages", 200, """{"value":[],"nextLink":7}""", "UnreadableAnswer")]
    [InlineData("Accounts_ListUsages", 403, """{"error":{"code":"AuthorizationFailed","message":"no"}}""", "AuthorizationFailed")]
    [InlineData("Accounts_ListKeys", 403, "<html>proxy</html>", null)]
    [InlineData("Accounts_ListKeys", 500, """{"error":{"code":"InternalServerError","message":"no"}}""", "InternalServerError")]
    [InlineData("Accounts_ListKeys", 200, "[]", "UnreadableAnswer")]
    public async Task Answer_that_is_not_the_operations_own_is_an_error_and_never_an_absence(
        string operation,
        int status,
        string body,
        string? code
    )
    {
        await using var rig = await AzureRig.StartAsync();
        rig.Emulator.Faults.Add(FaultRule.For(operation).Reply(status, body));

        var error = (
            await rig.Manager.Awaiting(manager => manager.ExportAccountInfoAsync()).Should().ThrowAsync<AccountApiException>()
        ).Which;

        (error.Operation, error.Code).Should().Be((operation, code));
        error.Message.Should().NotContain("html");
    }

    [Fact]
    public async Task Usages_are_read_to_their_last_page_and_no_further_host()
    {
        await using var rig = await AzureRig.StartAsync();
        var next = new Uri(rig.Emulator.Endpoint, rig.Emulator.ResourceId + "/usages?api-version=2024-10-01&page=2");
        rig.Emulator.Faults.Add(
            FaultRule
                .For("Accounts_ListUsages")
                .Times(1)
                .Reply(200, $$"""{"value":[{"name":{"value":"First"},"currentValue":1}],"nextLink":"{{next}}"}""")
        );

        var usages = (await rig.Manager.ExportAccountInfoAsync()).Account!.Resource!.Usages;

        usages.Select(usage => usage.Name).Should().StartWith("First").And.HaveCountGreaterThan(1);

        rig.Emulator.Faults.Add(
            FaultRule.For("Accounts_ListUsages").Reply(200, """{"value":[],"nextLink":"https://evil.example/usages"}""")
        );
        (await rig.Manager.Awaiting(manager => manager.ExportAccountInfoAsync()).Should().ThrowAsync<DataRightsException>())
            .Which.Message.Should()
            .Contain("a host other than");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Archive_holds_the_services_tokens_without_keys_and_never_asks_for_them(bool isReadOnly)
    {
        await using var rig = await AzureRig.StartAsync();
        using var folder = new TemporaryDirectory();

        var result = await (isReadOnly ? rig.Exporter : rig.Manager).ExportAsync(
            new ExportRequest(),
            new DirectoryArchiveSink(folder["bag"])
        );

        var row = result.Categories.Single(category => category.Category == "account");
        (row.State, row.Found).Should().Be((CategoryState.Exported, 1));
        row.Reason.Should().Contain("keys were not requested");
        var text = await File.ReadAllTextAsync(folder["bag/data/account.json"]);
        using var json = JsonDocument.Parse(text);
        json.RootElement.GetProperty("account").GetProperty("id").GetString().Should().Be(rig.Emulator.ResourceId);
        json.RootElement.GetProperty("usages").GetArrayLength().Should().BePositive();
        rig.Calls(EndpointKind.Arm).Select(call => call.Operation).Should().Equal("Accounts_Get", "Accounts_ListUsages");
        (await ArchiveVerifier.VerifyAsync(folder["bag"])).Findings.Should().BeEmpty();
        foreach (var file in Directory.EnumerateFiles(folder["bag"], "*", SearchOption.AllDirectories))
        {
            (await File.ReadAllTextAsync(file))
                .Should()
                .NotContainAny(
                    [AzureRig.Key, AzureRig.SecondKey, .. rig.Credential.Issued, .. rig.ManagementCredential.Issued],
                    "{0} is passed on to others",
                    file
                );
        }
    }

    [Fact]
    public async Task Archive_redacts_what_apiProperties_of_other_kinds_hold()
    {
        await using var rig = await AzureRig.StartAsync();
        using var folder = new TemporaryDirectory();
        var body =
            $$$"""{"id":"{{{rig.Emulator.ResourceId}}}","name":"n","location":"x","kind":"QnAMaker","properties":{"apiProperties":{"qnaAzureSearchEndpointKey":"s3cret"},"quota":1.0}}""";
        rig.Emulator.Faults.Add(FaultRule.For("Accounts_Get").Reply(200, body));

        await rig.Manager.ExportAsync(new ExportRequest(), new DirectoryArchiveSink(folder["bag"]));

        (await File.ReadAllTextAsync(folder["bag/data/account.json"]))
            .Should()
            .Contain(""","properties":{"apiProperties":{"qnaAzureSearchEndpointKey":"[redacted]"},"quota":1.0}}""");
    }

    [Theory]
    [InlineData(403, CategoryState.Forbidden)]
    [InlineData(404, CategoryState.Failed)]
    [InlineData(503, CategoryState.Failed)]
    public async Task Archive_says_where_the_account_could_not_be_read(int status, CategoryState state)
    {
        await using var rig = await AzureRig.StartAsync();
        using var folder = new TemporaryDirectory();
        rig.Emulator.Faults.Add(FaultRule.For("Accounts_Get").Reply(status, """{"error":{"code":"SomeCode","message":"no"}}"""));

        var result = await rig.Manager.ExportAsync(new ExportRequest(), new DirectoryArchiveSink(folder["bag"]));

        result.State.Should().Be(ExportState.Incomplete);
        var row = result.Categories.Single(category => category.Category == "account");
        (row.State, row.Reason).Should().Be((state, $"Accounts_Get answered {status} SomeCode."));
    }
}
