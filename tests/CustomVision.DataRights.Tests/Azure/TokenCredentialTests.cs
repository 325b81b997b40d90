using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CustomVision.DataRights.Tests.Training;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Azure;

public sealed class TokenCredentialTests
{
    private const string Claims = """{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}""";

    private static readonly Uri Blob = new("https://irisprod.blob.core.windows.net/i-1/i-2?sv=2017-04-17&sig=secret%3D");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Training_call_carries_a_token_in_place_of_the_key(bool isReadOnly)
    {
        using var rig = new TokenRig(new StubHandler(_ => StubHandler.Json("[]")), isReadOnly: isReadOnly);

        await rig.Client.GetProjectsAsync(default);

        rig.Tokens.Should().Equal("Bearer token-1");
        rig.Training.Requests.Single().Headers.Should().NotContainKey("Training-Key");
        var request = rig.Credential.Requests.Should().ContainSingle().Subject;
        request.Scopes.Should().Equal("https://cognitiveservices.azure.com/.default");
        (request.IsCaeEnabled, request.Claims).Should().Be((true, null));
    }

    [Fact]
    public async Task Token_is_kept_and_renewed_shortly_before_it_expires()
    {
        var time = new TestClock();
        using var rig = new TokenRig(new StubHandler(_ => StubHandler.Json("[]")), time: time);

        await rig.Client.GetProjectsAsync(default);
        time.Advance(TimeSpan.FromMinutes(54));
        await rig.Client.GetProjectsAsync(default);
        time.Advance(TimeSpan.FromMinutes(1));
        await rig.Client.GetProjectsAsync(default);

        rig.Tokens.Should().Equal("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    [Fact]
    public async Task Many_calls_at_once_request_one_token()
    {
        using var rig = new TokenRig(new StubHandler(_ => StubHandler.Json("[]")));

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => rig.Client.GetProjectsAsync(default))));

        rig.Credential.Requests.Should().ContainSingle();
        rig.Tokens.Should().HaveCount(20).And.OnlyContain(token => token == "Bearer token-1");
    }

    [Fact]
    public async Task Outage_of_the_token_service_ends_nothing_while_the_token_is_valid_and_is_not_asked_at_every_call()
    {
        var time = new TestClock();
        using var rig = new TokenRig(new StubHandler(_ => StubHandler.Json("[]")), time: time);
        await rig.Client.GetProjectsAsync(default);
        rig.Credential.Fault = _ => throw new InvalidOperationException("outage");

        time.Advance(TimeSpan.FromMinutes(56));
        await rig.Client.GetProjectsAsync(default);
        await rig.Client.GetProjectsAsync(default);
        rig.Credential.Requests.Should().HaveCount(2);

        time.Advance(TimeSpan.FromMinutes(4));
        await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();
        rig.Tokens.Should().HaveCount(3).And.OnlyContain(token => token == "Bearer token-1");
    }

    [Fact]
    public async Task Claims_challenge_is_answered_once_with_a_new_token()
    {
        using var rig = new TokenRig(new StubHandler(asked => asked.Index == 0 ? Challenge() : StubHandler.Json("[]")));

        await rig.Client.GetProjectsAsync(default);

        rig.Tokens.Should().Equal("Bearer token-1", "Bearer token-2");
        rig.Credential.Requests.Select(request => request.Claims).Should().Equal(null, Claims);
    }

    [Fact]
    public async Task Many_challenges_at_once_renew_the_token_once()
    {
        using var together = new Barrier(4);
        using var rig = new TokenRig(
            new StubHandler(asked =>
            {
                if (asked.Headers["Authorization"] != "Bearer token-1")
                {
                    return StubHandler.Json("[]");
                }

                together.SignalAndWait(TimeSpan.FromMinutes(2)).Should().BeTrue();
                return Challenge();
            })
        );

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    Task.Factory.StartNew(
                            () => rig.Client.GetProjectsAsync(default),
                            default,
                            TaskCreationOptions.LongRunning,
                            TaskScheduler.Default
                        )
                        .Unwrap()
                )
        );

        rig.Credential.Requests.Should().HaveCount(2);
        rig.Tokens.Should().HaveCount(8);
    }

    [Fact]
    public async Task Second_challenge_of_the_same_call_is_an_error()
    {
        using var rig = new TokenRig(new StubHandler(_ => Challenge()));

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        error.Status.Should().Be(HttpStatusCode.Unauthorized);
        rig.Tokens.Should().Equal("Bearer token-1", "Bearer token-2");
    }

    [Fact]
    public async Task Second_request_of_a_challenge_waits_for_its_turn_like_every_other()
    {
        using var rig = new TokenRig(
            new StubHandler(asked => asked.Index == 0 ? Challenge() : StubHandler.Json("[]")),
            configure: options => options.RequestsPerSecond = 2
        );

        await rig.Client.GetProjectsAsync(default);

        rig.Time.Elapsed.Should().BeCloseTo(TimeSpan.FromSeconds(0.5), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Refusal_without_a_challenge_is_an_error_that_names_what_to_check_and_no_key()
    {
        using var rig = new TokenRig(new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.Unauthorized)));

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        error.Message.Should().Contain("tenant").And.Contain("audience").And.NotContain("TrainingKey").And.NotContain("token-1");
        rig.Training.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Download_carries_no_token()
    {
        var download = new StubHandler(_ => new HttpResponseMessage());
        using var rig = new TokenRig(new StubHandler(_ => StubHandler.Json("[]")), download);
        await rig.Client.GetProjectsAsync(default);

        await using var blob = await rig.Client.OpenBlobAsync(Blob.OriginalString, TrainingRig.ProjectId, default);

        download.Requests.Single().Headers.Should().NotContainKey("Authorization").And.NotContainKey("Training-Key");
    }

    [Fact]
    public async Task Download_that_a_host_gives_a_token_is_refused_before_it_is_sent()
    {
        using var rig = new TrainingRig(
            download: new StubHandler(_ => new HttpResponseMessage()),
            services: services =>
                services.ConfigureHttpClientDefaults(http =>
                    http.ConfigureHttpClient(client => client.DefaultRequestHeaders.Add("Authorization", "Bearer host-token"))
                )
        );

        var act = () => rig.Client.OpenBlobAsync(Blob.OriginalString, TrainingRig.ProjectId, default);

        (await act.Should().ThrowAsync<DataRightsException>()).Which.Message.Should().Contain("Authorization").And.NotContain("host-token");
        rig.Download.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Request_to_another_host_gets_no_token()
    {
        using var rig = new TokenRig(new StubHandler(_ => StubHandler.Json("[]")));
        using var client = rig.Services.GetRequiredService<IHttpClientFactory>().CreateClient("CustomVision.DataRights.Training");

        await client
            .Awaiting(http => http.GetAsync(new Uri("https://evil.example/customvision/v3.3/training/projects")))
            .Should()
            .ThrowAsync<DataRightsException>();

        rig.Training.Requests.Should().BeEmpty();
        rig.Credential.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Credential_that_fails_is_an_error_of_the_call_without_its_text_and_is_not_repeated()
    {
        using var rig = new TokenRig(new StubHandler(_ => StubHandler.Json("[]")));
        rig.Credential.Fault = _ => throw new InvalidOperationException("user anna@contoso.example is locked");

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        (error.Operation, error.Status).Should().Be(("GetProjects", null));
        error.Message.Should().Contain("returned no token").And.NotContain("anna");
        error.GetBaseException().Should().BeOfType<InvalidOperationException>("a host finds the cause in the inner exception");
        rig.Credential.Requests.Should().ContainSingle();
        rig.Training.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Credential_that_never_answers_is_given_up_after_the_time_of_an_attempt()
    {
        var time = new TestClock();
        using var rig = new TokenRig(new StubHandler(_ => StubHandler.Json("[]")), time: time);
        rig.Credential.Fault = _ => new TaskCompletionSource().Task;

        var call = rig.Client.GetProjectsAsync(default);
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(100));
        time.Advance(TimeSpan.FromSeconds(100));

        (await call.Awaiting(task => task).Should().ThrowAsync<TrainingApiException>()).Which.Message.Should().Contain("in time");
    }

    [Fact]
    public async Task Token_that_could_not_be_a_header_is_not_sent()
    {
        var time = new TestClock();
        using var rig = new TokenRig(
            new StubHandler(_ => StubHandler.Json("[]")),
            time: time,
            credential: new StubCredential(time) { Prefix = "to\r\nken-" }
        );

        (await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>())
            .Which.Message.Should()
            .NotContain("ken-");

        rig.Training.Requests.Should().BeEmpty();
    }

    private static HttpResponseMessage Challenge() =>
        new(HttpStatusCode.Unauthorized)
        {
            Headers =
            {
                WwwAuthenticate =
                {
                    new AuthenticationHeaderValue(
                        "Bearer",
                        $"realm=\"\", error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(Claims))}\""
                    ),
                },
            },
        };
}
