using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Tests.Hosting;

public sealed class GatewayTests
{
    private const string Arm = "subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/emulator/providers/Microsoft.CognitiveServices/accounts/emulator";

    private const string Deleted = "subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.CognitiveServices/locations/westeurope/resourceGroups/emulator/deletedAccounts/emulator";

    [Theory]
    [InlineData("customvision/v3.3/training/nothing", HttpStatusCode.NotImplemented)]
    [InlineData("customvision/v2.2/training/projects", HttpStatusCode.NotFound)]
    [InlineData("customvision/v1.2/training/account", HttpStatusCode.NotFound)]
    [InlineData("elsewhere", HttpStatusCode.NotFound)]
    [InlineData("/CustomVision//V3.3/Training/Projects", HttpStatusCode.OK)]
    public async Task Path_IsKnownOrNot(string path, HttpStatusCode status)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        using var response = await fixture.Client.GetAsync(new Uri(fixture.Emulator.Endpoint + path));

        response.StatusCode.Should().Be(status);
        if (status != HttpStatusCode.OK)
        {
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error").GetProperty("code").GetString().Should().Be(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Fact]
    public async Task Answers_CarryTheGatewaysHeaders()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        using var response = await fixture.SendAsync(HttpMethod.Get, "projects");

        response.Headers.GetValues("apim-request-id").Should().Equal(response.Headers.GetValues("Request-Id"));
        response.Content.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        response.Headers.Contains("Server").Should().BeFalse();
    }

    [Fact]
    public async Task BearerToken_OpensTheTrainingApi_WhenOneIsSet()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Credentials.TrainingToken = "token");
        using var client = new HttpClient { BaseAddress = fixture.Emulator.Endpoint };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "token");
        (await client.GetAsync(EmulatorFixture.Training("projects"))).StatusCode.Should().Be(HttpStatusCode.OK);

        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "other");
        using var refused = await client.GetAsync(EmulatorFixture.Training("projects"));
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("audience is incorrect");
    }

    [Fact]
    public async Task KeyThatArrivesAtTheBlobPort_IsInTheLog()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            seeded.AddImages(1);
            return seeded.Id;
        });
        var link = (await fixture.GetAsync($"projects/{project}/images"))[0].GetProperty("originalImageUri").GetString();

        await fixture.Client.GetByteArrayAsync(link);

        var request = fixture.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Should().ContainSingle().Subject;
        request.Headers.Should().ContainKey("training-key");
        request.Query.Should().Contain("sig=");
    }

    [Fact]
    public async Task AccountCall_WhenSwitchedOn_IsPascalCase()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Resource.AccountCall = true);

        var account = await fixture.Client.GetFromJsonAsync<JsonElement>("customvision/v1.2/Training/account");

        account.EnumerateObject().Select(member => member.Name).Should().Equal("UserName", "Email", "Keys", "Quotas");
        account.GetProperty("Keys").GetProperty("TrainingKeys").GetProperty("PrimaryKey").GetString().Should().Be("emulator");
        account.GetProperty("Quotas").GetProperty("Projects").GetProperty("Total").GetInt32().Should().Be(100);
    }

    [Fact]
    public async Task ResourceManager_DeletesAndPurgesTheAccount()
    {
        var clock = new MovableClock();
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.TimeProvider = clock;
            options.Seed = EmulatorSeed.Demo;
            options.Resource.DeletionDuration = TimeSpan.FromSeconds(10);
        });
        using var client = new HttpClient { BaseAddress = fixture.Emulator.Endpoint };
        (await client.GetAsync($"{Arm}?api-version=2024-10-01")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "emulator-management");
        (await client.GetAsync(Arm)).StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var account = await client.GetFromJsonAsync<JsonElement>($"{Arm}?api-version=2024-10-01");
        account.GetProperty("name").GetString().Should().Be("emulator");
        using var keys = await client.PostAsync($"{Arm}/listKeys?api-version=2024-10-01", null);
        (await keys.Content.ReadAsStringAsync()).Should().Be("""{"key1":"emulator","key2":"emulator-second"}""");

        using var deletion = await client.DeleteAsync($"{Arm}?api-version=2024-10-01");
        deletion.StatusCode.Should().Be(HttpStatusCode.Accepted);
        var poll = deletion.Headers.GetValues("Azure-AsyncOperation").Single();
        (await client.GetFromJsonAsync<JsonElement>(poll)).GetProperty("status").GetString().Should().Be("InProgress");
        clock.Move(TimeSpan.FromSeconds(10));
        (await client.GetFromJsonAsync<JsonElement>(poll)).GetProperty("status").GetString().Should().Be("Succeeded");
        (await client.GetAsync($"{Arm}?api-version=2024-10-01")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await client.GetAsync($"{Deleted}?api-version=2024-10-01")).StatusCode.Should().Be(HttpStatusCode.OK);
        (await fixture.SendAsync(HttpMethod.Get, "projects")).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        fixture.Emulator.Account.Projects.Should().HaveCount(2, "a deleted account can be recovered");

        (await client.DeleteAsync($"{Deleted}?api-version=2024-10-01")).StatusCode.Should().Be(HttpStatusCode.Accepted);
        clock.Move(TimeSpan.FromSeconds(10));
        fixture.Emulator.Account.Projects.Should().BeEmpty();
        (await client.DeleteAsync($"{Deleted}?api-version=2024-10-01")).StatusCode.Should().Be(HttpStatusCode.NoContent);
    }
}
