using System.Net;
using System.Text;
using CustomVision.DataRights.Emulator.Faults;

namespace CustomVision.DataRights.Emulator.Tests.Faults;

public sealed class ReplyTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reply_AnswersADeletionWithAPage_CarriedOutOrNot(bool carriesOut)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(account => account.AddProject("p", ProjectKind.Multilabel).Id);
        fixture.Emulator.Faults.Add(FaultRule.For("DeleteProject").Reply(200, "<html>ok</html>", "text/html", carriesOut));

        using var response = await fixture.SendAsync(HttpMethod.Delete, $"projects/{project}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await response.Content.ReadAsStringAsync()).Should().Be("<html>ok</html>");
        (fixture.Emulator.Account.FindProject(project) is null).Should().Be(carriesOut);
    }

    [Fact]
    public async Task Reply_AnswersWithAnyBytes()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, (byte)'[', 0xFF, (byte)']'];
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(FaultRule.For("GetProjects").Reply(203, bytes));

        using var response = await fixture.SendAsync(HttpMethod.Get, "projects");

        response.StatusCode.Should().Be(HttpStatusCode.NonAuthoritativeInformation);
        (await response.Content.ReadAsByteArrayAsync()).Should().Equal(bytes);
    }

    [Fact]
    public async Task Rewrite_ChangesTheBodyThatTheEmulatorWouldSend()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Seed = EmulatorSeed.Demo);
        fixture.Emulator.Faults.Add(
            FaultRule
                .For("GetProjects")
                .Rewrite(body =>
                    Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(body).Replace("\"id\"", "\"ID\"", StringComparison.Ordinal))
                )
        );

        (await fixture.GetAsync("projects"))[0].TryGetProperty("ID", out _).Should().BeTrue();
    }

    [Fact]
    public async Task Drop_CanLoseTheAnswerOfADeletionThatIsDone()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = fixture.Emulator.Seed(account => account.AddProject("p", ProjectKind.Multilabel).Id);
        fixture.Emulator.Faults.Add(FaultRule.For("DeleteProject").Drop(carriesOut: true));

        var call = () => fixture.SendAsync(HttpMethod.Delete, $"projects/{project}");

        await call.Should().ThrowAsync<HttpRequestException>();
        fixture.Emulator.Account.FindProject(project).Should().BeNull();
    }

    [Fact]
    public void Reply_CanBeSentAsJson_AndCodeCannot()
    {
        var rules = new[]
        {
            FaultRule.For("GetProject").Reply(200, "{}", carriesOut: true),
            FaultRule.For("GetProject").Rewrite(body => body),
        };

        var read = FaultJson.Read(FaultJson.Write(rules));

        read.Should().ContainSingle().Which.Should().BeEquivalentTo(rules[0]);
    }

    [Theory]
    [InlineData(100, "")]
    [InlineData(600, "")]
    [InlineData(204, "body")]
    public void Reply_WithAnImpossibleStatus_CannotBePlanned(int status, string body)
    {
        var plan = () => FaultRule.For("GetProject").Reply(status, body);

        plan.Should().Throw<ArgumentException>();
    }
}
