using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Identity;
using static CustomVision.DataRights.Emulator.Tests.ResourceManager.ManagementClient;

namespace CustomVision.DataRights.Emulator.Tests.ResourceManager;

public sealed class AccountTests
{
    [Fact]
    public async Task Account_HasTheMembersOfAzure()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.TimeProvider = new TestClock();
            options.Resource.Tags["team"] = "vision";
        });
        using var client = new ManagementClient(fixture);

        var account = await client.JsonAsync(HttpMethod.Get, Account);

        account.GetProperty("id").GetString().Should().Be(Account).And.Be(fixture.Emulator.ResourceId);
        account.GetProperty("kind").GetString().Should().Be("CustomVision.Training");
        account.GetProperty("sku").GetProperty("name").GetString().Should().Be("S0");
        account.GetProperty("location").GetString().Should().Be("westeurope");
        account.GetProperty("identity").GetProperty("type").GetString().Should().Be("SystemAssigned");
        account.GetProperty("tags").GetProperty("team").GetString().Should().Be("vision");
        var properties = account.GetProperty("properties");
        properties.GetProperty("endpoint").GetString().Should().Be(fixture.Emulator.Endpoint.AbsoluteUri);
        properties.GetProperty("provisioningState").GetString().Should().Be("Succeeded");
        properties.GetProperty("customSubDomainName").GetString().Should().Be("emulator");
        properties.GetProperty("dateCreated").GetString().Should().Be("2026-05-04T10:30:00Z");
        properties.GetProperty("networkAcls").GetProperty("defaultAction").GetString().Should().Be("Allow");
        properties.GetProperty("disableLocalAuth").GetBoolean().Should().BeFalse();
    }

    [Fact]
    public async Task Kind_CanBeThatOfAUnifiedResource()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Management.Kind = "AIServices");
        using var client = new ManagementClient(fixture);

        (await client.JsonAsync(HttpMethod.Get, Account)).GetProperty("kind").GetString().Should().Be("AIServices");
    }

    [Fact]
    public async Task Usages_CountProjectsAndImages()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Seed = EmulatorSeed.Demo);
        using var client = new ManagementClient(fixture);

        var usages = await client.JsonAsync(HttpMethod.Get, $"{Account}/usages");

        usages.GetProperty("value")[0].GetProperty("currentValue").GetInt32().Should().Be(2);
    }

    [Fact]
    public async Task RegeneratedKey_ReplacesTheOneItNames()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var client = new ManagementClient(fixture);
        var before = await client.JsonAsync(HttpMethod.Post, $"{Account}/listKeys");

        var after = await client.JsonAsync(HttpMethod.Post, $"{Account}/regenerateKey", new { keyName = "Key1" });

        after.GetProperty("key2").GetString().Should().Be(before.GetProperty("key2").GetString());
        after.GetProperty("key1").GetString().Should().NotBe(before.GetProperty("key1").GetString()).And.Be(fixture.Emulator.TrainingKey);
        (await fixture.SendAsync(HttpMethod.Get, "projects"))
            .StatusCode.Should()
            .Be(HttpStatusCode.Unauthorized, "the client still holds the old key");
        (await client.RefusalAsync(HttpMethod.Post, $"{Account}/regenerateKey", new { keyName = "Key3" }))
            .Should()
            .Be((400, "InvalidRequestContent"));
    }

    [Fact]
    public async Task ListKeys_IsRefusedAsByAzure_WhenLocalAuthenticationIsDisabled()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Resource.DisableLocalAuth = true);
        using var client = new ManagementClient(fixture);

        using var refused = await client.SendAsync(HttpMethod.Post, $"{Account}/listKeys");

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync())
            .Should()
            .Be("""{"error":{"code":"BadRequest","message":"Failed to list key. disableLocalAuth is set to be true"}}""");
        (await client.JsonAsync(HttpMethod.Get, Account))
            .GetProperty("properties")
            .GetProperty("disableLocalAuth")
            .GetBoolean()
            .Should()
            .BeTrue();
    }

    [Theory]
    [InlineData("/subscriptions/00000000-0000-0000-0000-000000000009/resourceGroups/emulator", "SubscriptionNotFound")]
    [InlineData("/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/other", "ResourceGroupNotFound")]
    [InlineData(
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/other/providers/Microsoft.CognitiveServices/accounts/emulator",
        "ResourceGroupNotFound"
    )]
    [InlineData(
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/emulator/providers/Microsoft.CognitiveServices/accounts/other",
        "ResourceNotFound"
    )]
    [InlineData(Deleted, "ResourceNotFound")]
    [InlineData(
        "/subscriptions/00000000-0000-0000-0000-000000000009/providers/Microsoft.CognitiveServices/deletedAccounts",
        "SubscriptionNotFound"
    )]
    public async Task WhatIsNotThere_Answers404WithItsOwnCode(string path, string code)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var client = new ManagementClient(fixture);

        (await client.RefusalAsync(HttpMethod.Get, path)).Should().Be((404, code));
    }

    [Fact]
    public async Task ResourceGroupAndDeletedAccounts_AnswerBeforeAnythingIsDeleted()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var client = new ManagementClient(fixture);

        (await client.JsonAsync(HttpMethod.Get, Group)).GetProperty("name").GetString().Should().Be("emulator");
        (await client.JsonAsync(HttpMethod.Get, AllDeleted)).GetProperty("value").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task Call_WithoutAGoodToken_IsRefusedWithTheReason()
    {
        var clock = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options => options.TimeProvider = clock);
        using var key = new HttpClient { BaseAddress = fixture.Emulator.Endpoint };
        key.DefaultRequestHeaders.Add("Training-Key", fixture.Emulator.TrainingKey);
        using var other = fixture.CreateClient(fixture.Emulator.IssueToken());
        using var late = new ManagementClient(fixture, lifetime: TimeSpan.FromMinutes(1));
        using var revoked = new ManagementClient(fixture);
        clock.Advance(TimeSpan.FromMinutes(1));
        fixture.Emulator.RevokeTokens();

        (await CodeAsync(await key.GetAsync($"{Account}?api-version=1"))).Should().Be("AuthenticationFailed");
        (await CodeAsync(await other.GetAsync($"{Account}?api-version=1"))).Should().Be("InvalidAuthenticationTokenAudience");
        (await late.RefusalAsync(HttpMethod.Get, Account)).Should().Be((401, "ExpiredAuthenticationToken"));
        (await revoked.RefusalAsync(HttpMethod.Get, Account)).Should().Be((401, "InvalidAuthenticationToken"));
        using var fresh = fixture.CreateClient(fixture.Emulator.IssueToken(TokenAudience.ResourceManager));
        (await CodeAsync(await fresh.GetAsync(Account))).Should().Be("MissingApiVersionParameter");
    }

    [Theory]
    [InlineData("GET", Account, 200)]
    [InlineData("GET", $"{Account}/usages", 200)]
    [InlineData("POST", $"{Account}/listKeys", 403)]
    [InlineData("DELETE", Account, 403)]
    [InlineData("GET", Group, 403)]
    [InlineData("GET", AllDeleted, 403)]
    [InlineData("DELETE", Deleted, 403)]
    public async Task DataRole_ReadsTheAccountAndChangesNothing(string method, string path, int status)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var client = new ManagementClient(fixture, CustomVisionRole.Contributor);

        (await client.StatusAsync(new HttpMethod(method), path)).Should().Be(status);
        fixture.Emulator.Account.ResourceState.Should().Be(ResourceState.Active);
    }

    [Theory]
    [InlineData("Accounts_Get", "GET", Account, "accounts/read")]
    [InlineData("Accounts_ListKeys", "POST", $"{Account}/listKeys", "accounts/listKeys/action")]
    [InlineData("Accounts_Delete", "DELETE", Account, "accounts/delete")]
    [InlineData("DeletedAccounts_List", "GET", AllDeleted, "deletedAccounts/read")]
    [InlineData("ResourceGroups_Get", "GET", Group, "resourceGroups/read")]
    public async Task PlannedRefusal_HasTheShapeAndTheTextOfAzure(string operation, string method, string path, string action)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var client = new ManagementClient(fixture);
        fixture.Emulator.Faults.Add(FaultRule.For(operation).Nth(1).Answer(403));
        fixture.Emulator.Faults.Add(FaultRule.For(operation).Nth(2).Answer(429, TimeSpan.FromSeconds(7)));
        var how = new HttpMethod(method);

        using var forbidden = await client.SendAsync(how, path);
        using var throttled = await client.SendAsync(how, path);

        var error = (await JsonOfAsync(forbidden)).GetProperty("error");
        error.GetProperty("code").GetString().Should().Be("AuthorizationFailed");
        error.GetProperty("message").GetString().Should().Contain(action).And.Contain(path);
        throttled.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        throttled.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(7));
        (await JsonOfAsync(throttled)).GetProperty("error").GetProperty("code").GetString().Should().Be("SubscriptionRequestsThrottled");
    }

    [Theory]
    [InlineData(ResourceLock.CanNotDelete, 200)]
    [InlineData(ResourceLock.ReadOnly, 409)]
    public async Task Lock_RefusesTheDeletion(ResourceLock level, int listing)
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Management.Lock = level);
        using var client = new ManagementClient(fixture);

        (await client.RefusalAsync(HttpMethod.Delete, Account)).Should().Be((409, "ScopeLocked"));
        (await client.StatusAsync(HttpMethod.Post, $"{Account}/listKeys")).Should().Be(listing);
        (await client.JsonAsync(HttpMethod.Get, $"{Account}/providers/Microsoft.Authorization/locks"))
            .GetProperty("value")[0]
            .GetProperty("properties")
            .GetProperty("level")
            .GetString()
            .Should()
            .Be(level.ToString());
        fixture.Emulator.Account.ResourceState.Should().Be(ResourceState.Active);
    }

    private static async Task<string?> CodeAsync(HttpResponseMessage response) =>
        (await JsonOfAsync(response)).GetProperty("error").GetProperty("code").GetString();

    private static async Task<JsonElement> JsonOfAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
}
