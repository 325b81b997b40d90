using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Identity;

namespace CustomVision.DataRights.Emulator.Tests.Identity;

public sealed class TokenTests
{
    private const string AuthorizationFailure = "audience is incorrect";

    private static readonly Uri Projects = new(EmulatorFixture.Training("projects"), UriKind.Relative);

    [Fact]
    public async Task Token_OpensTheTrainingApi()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var client = fixture.CreateClient(fixture.Emulator.IssueToken());

        (await client.GetAsync(Projects)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("https://cognitiveservices.azure.com/.default")]
    [InlineData("https://cognitiveservices.azure.com/")]
    [InlineData("HTTPS://CognitiveServices.azure.com")]
    public async Task Token_MayNameItsAudienceInEachForm(string audience)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var client = fixture.CreateClient(fixture.Emulator.IssueToken(audience));

        (await client.GetAsync(Projects)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(TokenAudience.ResourceManager)]
    [InlineData("https://cognitiveservices.azure.us")]
    public async Task Token_OfAnotherAudience_IsRefused(string audience)
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        await RefusesAsync(fixture, fixture.Emulator.IssueToken(audience));
    }

    [Fact]
    public async Task Token_OfASovereignCloud_OpensAnEmulatorThatAsksForIt()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
            options.Credentials.TrainingAudience = "https://cognitiveservices.azure.us"
        );
        using var client = fixture.CreateClient(fixture.Emulator.IssueToken("https://cognitiveservices.azure.us"));

        (await client.GetAsync(Projects)).StatusCode.Should().Be(HttpStatusCode.OK);
        await RefusesAsync(fixture, fixture.Emulator.IssueToken());
    }

    [Fact]
    public async Task Token_ThatWasNotIssuedHere_IsRefused()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        await using var other = await TrainingEmulator.StartAsync();
        var token = fixture.Emulator.IssueToken();

        await RefusesAsync(fixture, "token");
        await RefusesAsync(fixture, "a.b.c");
        await RefusesAsync(fixture, other.IssueToken());
        await RefusesAsync(fixture, token[..^2] + (token[^2] == 'A' ? "B" : "A") + token[^1]);
    }

    [Fact]
    public async Task Token_IsRefused_OnceItsLifetimeHasPassed()
    {
        var clock = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options => options.TimeProvider = clock);
        var token = fixture.Emulator.IssueToken(lifetime: TimeSpan.FromMinutes(5));
        using var client = fixture.CreateClient(token);

        clock.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(1));
        (await client.GetAsync(Projects)).StatusCode.Should().Be(HttpStatusCode.OK);

        clock.Advance(TimeSpan.FromSeconds(1));
        await RefusesAsync(fixture, token);
    }

    [Fact]
    public async Task RevokedToken_IsChallengedForClaims_AndANewOneIsAccepted()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        using var client = fixture.CreateClient(fixture.Emulator.IssueToken());
        fixture.Emulator.RevokeTokens();

        using var refused = await client.GetAsync(Projects);

        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        ClaimsOf(refused).Should().Contain("\"nbf\":{\"essential\":true");
        using var again = fixture.CreateClient(fixture.Emulator.IssueToken());
        (await again.GetAsync(Projects)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task ClaimsChallenge_CanBePlannedAsAFault()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        fixture.Emulator.Faults.Add(
            FaultRule.For("GetProjects").Nth(1).ChallengeClaims("""{"access_token":{"acrs":{"essential":true,"value":"c1"}}}""")
        );
        using var client = fixture.CreateClient(fixture.Emulator.IssueToken());

        using var refused = await client.GetAsync(Projects);

        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        ClaimsOf(refused).Should().Contain("acrs");
        (await client.GetAsync(Projects)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Keys_AreRefused_WhenLocalAuthenticationIsDisabled()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Resource.DisableLocalAuth = true);
        using var client = fixture.CreateClient(fixture.Emulator.IssueToken());

        using var refused = await fixture.Client.GetAsync(Projects);

        refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("AuthenticationTypeDisabled");
        (await client.GetAsync(Projects)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Administration_IssuesAndRevokesTokens()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.AdministrationPort = 0);
        var administration = fixture.Emulator.AdministrationEndpoint!;
        using var plain = new HttpClient { BaseAddress = administration };

        using var issued = await plain.PostAsync("tokens?audience=https://cognitiveservices.azure.com&role=reader&lifetime=5m", null);

        var body = await issued.Content.ReadFromJsonAsync<JsonElement>();
        body.EnumerateObject().Select(member => member.Name).Should().Equal("access_token");
        using var client = fixture.CreateClient(body.GetProperty("access_token").GetString()!);
        (await client.GetAsync(Projects)).StatusCode.Should().Be(HttpStatusCode.OK);
        (await client.PostAsync(new Uri(Projects + "?name=new", UriKind.Relative), null)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
        (await plain.DeleteAsync("tokens")).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await client.GetAsync(Projects)).StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("tokens?role=King", "Contributor, Trainer, Deployment, Labeler, Reader")]
    [InlineData("tokens?lifetime=soon", "number of seconds")]
    [InlineData("tokens?lifetime=never", "number of seconds")]
    public async Task Administration_RefusesABadTokenRequest_AndNamesTheRemedy(string path, string remedy)
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.AdministrationPort = 0);
        using var client = new HttpClient { BaseAddress = fixture.Emulator.AdministrationEndpoint };

        using var refused = await client.PostAsync(path, null);

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain(remedy);
    }

    private static async Task RefusesAsync(EmulatorFixture fixture, string token)
    {
        using var client = fixture.CreateClient(token);
        using var refused = await client.GetAsync(Projects);
        refused.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await refused.Content.ReadAsStringAsync()).Should().Contain(AuthorizationFailure);
    }

    private static string ClaimsOf(HttpResponseMessage response)
    {
        var challenge = response.Headers.WwwAuthenticate.ToString();
        challenge.Should().Contain("error=\"insufficient_claims\"");
        var claims = challenge[(challenge.IndexOf("claims=\"", StringComparison.Ordinal) + 8)..].TrimEnd('"');
        return Encoding.UTF8.GetString(Convert.FromBase64String(claims));
    }
}
