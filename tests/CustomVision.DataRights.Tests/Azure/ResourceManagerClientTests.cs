using System.Net;
using System.Net.Http.Headers;
using System.Text;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Azure.ResourceManager;

namespace CustomVision.DataRights.Tests.Azure;

public sealed class ResourceManagerClientTests
{
    private const string Page = "<html><body>Sign in to the corporate proxy</body></html>";

    [Fact]
    public async Task Call_carries_a_token_for_Resource_Manager_and_no_key()
    {
        using var rig = new ResourceManagerRig(new StubHandler(_ => StubHandler.Json("""{"kind":"CustomVision.Training"}""")));

        var answer = await rig.Client.SendAsync(ResourceManagerRig.Get, default);

        Encoding.UTF8.GetString(answer.Body.Span).Should().Be("""{"kind":"CustomVision.Training"}""");
        var asked = rig.Handler.Requests.Single();
        asked.Uri.AbsoluteUri.Should().Be("https://management.azure.com" + ResourceManagerRig.Account + "?api-version=2024-10-01");
        asked.Headers["Authorization"].Should().Be("Bearer token-1");
        asked.Headers.Should().NotContainKey("Training-Key");
        rig.Credential.Requests.Single().Scopes.Should().Equal("https://management.azure.com/.default");
    }

    [Theory]
    [InlineData(429, "17", 17)]
    [InlineData(503, "3", 3)]
    public async Task Throttled_call_waits_as_long_as_the_service_asks_and_is_sent_again(int status, string retryAfter, int seconds)
    {
        using var rig = new ResourceManagerRig(
            new StubHandler(asked =>
                asked.Index == 0
                    ? new HttpResponseMessage((HttpStatusCode)status) { Headers = { { "Retry-After", retryAfter } } }
                    : StubHandler.Json("{}")
            )
        );

        var answer = await rig.Client.SendAsync(ResourceManagerRig.Get, default);

        (answer.Status, answer.Attempts).Should().Be((HttpStatusCode.OK, 2));
        rig.Time.Elapsed.Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task Call_that_keeps_failing_ends_with_the_last_answer()
    {
        using var rig = new ResourceManagerRig(
            new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.BadGateway)),
            configure: options => options.MaxRetryAttempts = 2
        );

        var answer = await rig.Client.SendAsync(ResourceManagerRig.Delete, default);

        (answer.Status, answer.Attempts, answer.Code).Should().Be((HttpStatusCode.BadGateway, 3, null));
    }

    [Theory]
    [InlineData("""{"error":{"code":"ResourceNotFound","message":"The Resource … was not found."}}""", "ResourceNotFound")]
    [InlineData("""{"error":{"code":"404","message":"Resource not found"}}""", null)]
    [InlineData("""{"code":"NotFoundProject","message":"Project not found"}""", null)]
    [InlineData("""{"error":{"code":"ResourceNotFound"}}""", null)]
    [InlineData("""{"error":{"code":"Resource contoso of Anna was not found","message":""}}""", null)]
    [InlineData(Page, null)]
    [InlineData("", null)]
    public async Task Error_has_a_code_only_in_the_shape_of_Resource_Manager(string body, string? code)
    {
        using var rig = new ResourceManagerRig(new StubHandler(_ => StubHandler.Json(body, HttpStatusCode.NotFound)));

        var answer = await rig.Client.SendAsync(ResourceManagerRig.Get, default);

        (answer.Status, answer.Code, answer.IsSuccess).Should().Be((HttpStatusCode.NotFound, code, false));
    }

    [Theory]
    [InlineData("DELETE", 200, Page)]
    [InlineData("DELETE", 202, Page)]
    [InlineData("DELETE", 204, "{}")]
    [InlineData("DELETE", 206, "")]
    [InlineData("DELETE", 200, "[]")]
    [InlineData("DELETE", 200, "{\"status\":")]
    [InlineData("GET", 200, Page)]
    [InlineData("GET", 200, "")]
    [InlineData("GET", 204, "")]
    [InlineData("GET", 202, "{}")]
    public async Task Success_of_another_shape_is_asked_for_again_and_then_unreadable(string method, int status, string body)
    {
        using var rig = new ResourceManagerRig(
            new StubHandler(_ => StubHandler.Json(body, (HttpStatusCode)status)),
            configure: options => options.MaxRetryAttempts = 2
        );

        var error = (
            await rig
                .Client.Awaiting(client => client.SendAsync(method == "GET" ? ResourceManagerRig.Get : ResourceManagerRig.Delete, default))
                .Should()
                .ThrowAsync<AccountApiException>()
        ).Which;

        (error.Status, error.Code, error.Attempts).Should().Be((null, "UnreadableAnswer", 3));
        error.Message.Should().NotContain("corporate");
    }

    [Fact]
    public async Task Accepted_deletion_gives_both_addresses_and_the_wait()
    {
        using var rig = new ResourceManagerRig(
            new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.Accepted)
            {
                Headers =
                {
                    { "Azure-AsyncOperation", "https://management.azure.com/a?x=1" },
                    { "Location", "https://management.azure.com/b?x=1" },
                    { "Retry-After", "12" },
                    { "x-ms-request-id", "4711" },
                },
            })
        );

        var answer = await rig.Client.SendAsync(ResourceManagerRig.Delete, default);

        (answer.Status, answer.AsyncOperation?.AbsolutePath, answer.Location?.AbsolutePath, answer.RetryAfter, answer.RequestId)
            .Should()
            .Be((HttpStatusCode.Accepted, "/a", "/b", TimeSpan.FromSeconds(12), "4711"));
    }

    [Fact]
    public async Task Address_of_another_host_gets_no_token()
    {
        using var rig = new ResourceManagerRig(new StubHandler(_ => StubHandler.Json("{}")));
        var call = new ResourceManagerCall(
            "OperationStatus",
            HttpMethod.Get,
            new Uri("https://evil.example/status"),
            ResourceManagerAnswerKind.Acceptance
        );

        await rig.Client.Awaiting(client => client.SendAsync(call, default)).Should().ThrowAsync<DataRightsException>();

        rig.Handler.Requests.Should().BeEmpty();
        rig.Credential.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Claims_challenge_is_answered_once_with_a_new_token()
    {
        var claims = """{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}""";
        using var rig = new ResourceManagerRig(
            new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.Unauthorized)
            {
                Headers =
                {
                    WwwAuthenticate =
                    {
                        new AuthenticationHeaderValue(
                            "Bearer",
                            $"error=\"insufficient_claims\", claims=\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(claims))}\""
                        ),
                    },
                },
            })
        );

        var answer = await rig.Client.SendAsync(ResourceManagerRig.Get, default);

        answer.Status.Should().Be(HttpStatusCode.Unauthorized);
        rig.Handler.Requests.Select(asked => asked.Headers["Authorization"]).Should().Equal("Bearer token-1", "Bearer token-2");
        rig.Credential.Requests.Select(asked => asked.Claims).Should().Equal(null, claims);
    }

    [Fact]
    public async Task Credential_without_a_token_is_an_error_of_the_call_and_nothing_is_sent()
    {
        using var rig = new ResourceManagerRig(new StubHandler(_ => StubHandler.Json("{}")));
        rig.Credential.Fault = _ => throw new InvalidOperationException("user anna@contoso.example is locked");

        var error = (
            await rig
                .Client.Awaiting(client => client.SendAsync(ResourceManagerRig.Get, default))
                .Should()
                .ThrowAsync<AccountApiException>()
        ).Which;

        (error.Code, error.Operation).Should().Be(("NoToken", "Accounts_Get"));
        error.Message.Should().NotContain("anna");
        rig.Handler.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Canceled_call_stays_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        using var rig = new ResourceManagerRig(
            new StubHandler(_ =>
            {
                stop.Cancel();
                stop.Token.ThrowIfCancellationRequested();
                return StubHandler.Json("{}");
            })
        );

        await rig
            .Client.Awaiting(client => client.SendAsync(ResourceManagerRig.Get, stop.Token))
            .Should()
            .ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task ReadAsync_of_a_refusal_names_status_code_and_remedy_but_not_the_text_of_the_service()
    {
        using var rig = new ResourceManagerRig(
            new StubHandler(_ =>
                StubHandler.Json(
                    """{"error":{"code":"AuthorizationFailed","message":"The client 'anna@contoso.example' does not have authorization"}}""",
                    HttpStatusCode.Forbidden
                )
            )
        );

        var error = (
            await rig
                .Client.Awaiting(client => client.ReadAsync(ResourceManagerRig.Get, default))
                .Should()
                .ThrowAsync<AccountApiException>()
        ).Which;

        (error.Operation, error.Status, error.Code).Should().Be(("Accounts_Get", HttpStatusCode.Forbidden, "AuthorizationFailed"));
        error.Message.Should().Contain("403").And.Contain("role").And.NotContain("anna");
    }

    [Theory]
    [InlineData("/subscriptions/4c51dbdc-9a63-4a3c-b4b5-4ad5f5d8e7a1/resourceGroups/people/providers/Microsoft.CognitiveServices")]
    [InlineData("/subscriptions/x/resourceGroups/people/providers/Microsoft.CognitiveServices/accounts/contoso")]
    [InlineData(
        "/subscriptions/4c51dbdc-9a63-4a3c-b4b5-4ad5f5d8e7a1/resourceGroups/people/providers/Microsoft.Storage/storageAccounts/contoso"
    )]
    [InlineData("https://contoso.cognitiveservices.azure.com/")]
    [InlineData(
        "/subscriptions/4c51dbdc-9a63-4a3c-b4b5-4ad5f5d8e7a1/resourceGroups/people/providers/Microsoft.CognitiveServices/accounts/a/../../x"
    )]
    [InlineData("")]
    public void Resource_id_of_another_form_is_refused_with_the_form(string id)
    {
        var act = () => CustomVision.DataRights.Azure.Account.AccountResourceId.Parse(id);

        act.Should().Throw<ArgumentException>().WithMessage("*/subscriptions/{id}/resourceGroups/*");
    }
}
