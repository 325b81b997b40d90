using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Emulator.Tests.Hosting;

public sealed class GatewayTests
{
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
            (await response.Content.ReadFromJsonAsync<JsonElement>())
                .GetProperty("error")
                .GetProperty("code")
                .GetString()
                .Should()
                .Be(((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture));
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
}
