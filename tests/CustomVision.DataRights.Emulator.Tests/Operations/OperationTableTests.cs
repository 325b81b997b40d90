using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Operations;

namespace CustomVision.DataRights.Emulator.Tests.Operations;

public sealed class OperationTableTests(SharedEmulator shared) : IClassFixture<SharedEmulator>
{
    private readonly EmulatorFixture _fixture = shared.Fixture;

    public static TheoryData<string> Names => [.. OperationCases.All.Select(operation => operation.Name)];

    [Fact]
    public void Table_IsThePublishedOne()
    {
        OperationCases.All.Should().HaveCount(52);
        TrainingApi
            .Operations.Select(operation => (operation.Name, operation.Method, operation.Template, string.Join(',', operation.Success)))
            .Should()
            .BeEquivalentTo(
                OperationCases.All.Select(operation =>
                    (operation.Name, operation.Method, operation.Template, string.Join(',', operation.Success))
                )
            );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Operation_InEachVersion_Succeeds(string name)
    {
        var operation = OperationCases.All.Single(one => string.Equals(one.Name, name, StringComparison.Ordinal));
        foreach (var version in new[] { "v3.3", "v3.4-preview", "v3.2", "v3.1", "v3.0" })
        {
            var world = new OperationWorld(_fixture);
            await world.LearnAsync();
            using var response = await _fixture.Client.SendAsync(
                world.Request(operation.Method, operation.PathAndQuery, operation.Body, version)
            );

            ((int)response.StatusCode)
                .Should()
                .Be(operation.Expected, "{0} answered {1}", version, await response.Content.ReadAsStringAsync());
            operation.Success.Should().Contain((int)response.StatusCode);
        }

        _fixture
            .Emulator.Requests.Find(operation: name)
            .Should()
            .HaveCountGreaterThanOrEqualTo(5, "the log knows operations by their names");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Operation_OnAnUnknownProject_Is404(string name)
    {
        var operation = OperationCases.All.Single(one => string.Equals(one.Name, name, StringComparison.Ordinal));
        if (!operation.Template.StartsWith("projects/{projectId}", StringComparison.Ordinal))
        {
            return;
        }

        var world = new OperationWorld(_fixture);
        await world.LearnAsync();
        var path = operation
            .PathAndQuery.Replace("<project>", "<unknown>", StringComparison.Ordinal)
            .Replace("<empty>", "<unknown>", StringComparison.Ordinal);
        using var response = await _fixture.Client.SendAsync(world.Request(operation.Method, path, operation.Body, "v3.3"));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString().Should().Be("NotFoundProject");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Operation_WithAWrongKey_IsRefusedByTheGateway(string name)
    {
        var operation = OperationCases.All.Single(one => string.Equals(one.Name, name, StringComparison.Ordinal));
        var world = new OperationWorld(_fixture);
        await world.LearnAsync();
        using var request = world.Request(operation.Method, operation.PathAndQuery, operation.Body, "v3.3");
        request.Headers.Add("Training-Key", "wrong");
        using var stranger = new HttpClient { BaseAddress = _fixture.Emulator.Endpoint };
        using var response = await stranger.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        var error = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("error");
        error.GetProperty("code").GetString().Should().Be("401");
        error.GetProperty("message").GetString().Should().StartWith("Access denied due to invalid subscription key");
    }

    [Theory]
    [MemberData(nameof(RefusalCases.All), MemberType = typeof(RefusalCases))]
    public async Task Call_BeyondALimit_IsRefusedWithTheServicesCode(string method, string path, string? body, int status, string code)
    {
        var world = new OperationWorld(_fixture);
        await world.LearnAsync();
        using var response = await _fixture.Client.SendAsync(world.Request(method, path, body, "v3.3"));

        var text = await response.Content.ReadAsStringAsync();
        ((int)response.StatusCode).Should().Be(status, "the answer was {0}", text);
        JsonDocument.Parse(text).RootElement.EnumerateObject().Select(member => member.Name).Should().Equal("code", "message");
        JsonDocument.Parse(text).RootElement.GetProperty("code").GetString().Should().Be(code);
    }
}
