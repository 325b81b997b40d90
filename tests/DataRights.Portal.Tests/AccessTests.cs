using System.Net;
using System.Text;
using System.Text.Json;
using DataRights.Portal.Access;

namespace DataRights.Portal.Tests;

/// <summary>Who may do what, and what every response carries.</summary>
public sealed class AccessTests(PortalHost portal) : IClassFixture<PortalHost>
{
    [Fact]
    public async Task Every_address_asks_for_a_sign_in_and_keys_reach_only_submission_and_state()
    {
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        using var stranger = new HttpClient(handler) { BaseAddress = portal.Address };
        var id = Guid.NewGuid();
        string[] api =
        [
            "/api/requests/",
            $"/api/requests/{id}",
            $"/api/requests/{id}/state",
            $"/api/requests/{id}/events",
            $"/api/requests/{id}/plan",
            $"/api/requests/{id}/archive",
            $"/api/requests/{id}/receipt",
            $"/api/requests/{id}/receipt/page",
            $"/api/requests/{id}/selection",
            $"/api/requests/{id}/audit",
            "/api/audit",
            "/api/session",
        ];
        foreach (var path in api)
        {
            (await stranger.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.Unauthorized, path);
        }

        foreach (var path in (string[])["/", "/portal.js", "/openapi/v1.json", "/nowhere"])
        {
            var answer = await stranger.GetAsync(path);
            answer.StatusCode.Should().Be(HttpStatusCode.Redirect, path);
            answer.Headers.Location!.Query.Should().Contain("code_challenge_method=S256").And.Contain("response_type=code");
        }

        using var shop = portal.WithKey(PortalHost.Key);
        foreach (var path in api.Where(path => !path.EndsWith("/state", StringComparison.Ordinal)).Append("/").Append("/openapi/v1.json"))
        {
            (await shop.StatusAsync(path)).Should().Be(HttpStatusCode.Forbidden, path);
        }

        foreach (var verb in (string[])["approval", "retry", "cancellation", "extension"])
        {
            (await shop.PostAsync($"/api/requests/{id}/{verb}", new { planDigest = "x", reason = "complexity" }))
                .Status.Should()
                .Be(HttpStatusCode.Forbidden, verb);
        }

        using var wrong = portal.WithKey("no such key");
        (await wrong.StatusAsync($"/api/requests/{id}/state")).Should().Be(HttpStatusCode.Unauthorized);
        using var cleo = await portal.SignInAsync(PortalClient.Cleo);
        (await cleo.StatusAsync("/api/requests/")).Should().Be(HttpStatusCode.Forbidden, "Cleo is known to the issuer, and no operator");
    }

    [Fact]
    public async Task Changes_need_the_antiforgery_token_and_every_response_carries_the_security_headers()
    {
        using var alice = await portal.SignInAsync(PortalClient.Alice);
        alice.Http.DefaultRequestHeaders.Remove("X-CSRF-Token");
        var body = new { kind = "access", selection = new { tags = (string[])["Visitor"] } };
        foreach (var path in (string[])["/api/requests/", $"/api/requests/{Guid.NewGuid()}/cancellation", "/api/sign-out"])
        {
            var (status, problem) = await alice.PostAsync(path, body);
            status.Should().Be(HttpStatusCode.BadRequest, path);
            problem.GetProperty("title").GetString().Should().Be("Antiforgery token required", path);
        }

        foreach (var path in (string[])["/", "/api/requests/", "/nowhere"])
        {
            using var answer = await alice.Http.GetAsync(path);
            var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
            policy.Should().Contain("default-src 'none'").And.Contain("frame-ancestors 'none'").And.NotContain("unsafe");
            answer.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
            answer.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
            answer.Headers.CacheControl!.NoStore.Should().BeTrue();
            answer.Headers.Contains("Server").Should().BeFalse();
        }
    }

    [Fact]
    public async Task A_malformed_submission_names_every_field_and_repeats_no_value()
    {
        using var shop = portal.WithKey(PortalHost.Key);
        var (status, problem) = await shop.PostAsync(
            "/api/requests/",
            new
            {
                kind = "access",
                reference = "Anna Larsen!",
                receivedOn = "2999-01-01",
                selection = new { models = "retrain", blankOthers = true },
            }
        );
        status.Should().Be(HttpStatusCode.BadRequest);
        problem
            .GetProperty("errors")
            .EnumerateObject()
            .Select(field => field.Name)
            .Should()
            .BeEquivalentTo("reference", "receivedOn", "selection", "selection.models", "selection.blankOthers");
        problem.ToString().Should().NotContain("Anna");

        using var content = new StringContent(
            """{"kind":"access","selection":{"tagz":["Anna Larsen"]}}""",
            Encoding.UTF8,
            "application/json"
        );
        using var answer = await shop.Http.PostAsync("/api/requests/", content);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("$.selection.tagz").And.NotContain("Anna");
    }

    [Fact]
    public async Task The_OpenAPI_document_lists_the_routes_and_both_ways_to_authenticate()
    {
        using var alice = await portal.SignInAsync(PortalClient.Alice);
        var document = await alice.GetAsync("/openapi/v1.json");
        document
            .GetProperty("components")
            .GetProperty("securitySchemes")
            .EnumerateObject()
            .Select(scheme => scheme.Name)
            .Should()
            .Equal("session", "apiKey");
        document
            .GetProperty("paths")
            .EnumerateObject()
            .Select(path => path.Name)
            .Should()
            .Contain(["/api/requests", "/api/requests/{id}/approval", "/api/requests/{id}/events", "/api/audit"]);
        foreach (var operation in document.GetProperty("paths").EnumerateObject().SelectMany(path => path.Value.EnumerateObject()))
        {
            operation.Value.TryGetProperty("summary", out _).Should().BeTrue(operation.Value.ToString());
        }
    }

    [Fact]
    public async Task Nothing_about_a_subject_or_a_key_is_logged_or_stored_in_the_clear()
    {
        using var shop = portal.WithKey(PortalHost.Key);
        using var alice = await portal.SignInAsync(PortalClient.Alice);
        var id = await shop.SubmitAsync(
            new
            {
                kind = "access",
                selection = new
                {
                    tags = (string[])["Unknown Person"],
                    metadata = (object[])[new { key = "subject", value = "secret-subject" }],
                },
            }
        );
        await alice.WatchAsync(id, "failed");
        await shop.SubmitAsync(new { kind = "access", selection = new { tags = (string[])["Anna Larsen"] } });
        var lines = portal.Log.Lines.ToList();
        lines.Should().Contain(line => line.Contains($"Working on request {id}", StringComparison.Ordinal));
        foreach (var secret in (string[])["Unknown Person", "secret-subject", "Anna Larsen", PortalHost.Key, portal.Emulator.TrainingKey])
        {
            lines.Where(line => line.Contains(secret, StringComparison.Ordinal)).Should().BeEmpty();
        }

        foreach (var file in Directory.EnumerateFiles(portal.Folder, "portal.db*"))
        {
            await using var stored = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stored.CopyToAsync(bytes);
            Encoding.UTF8.GetString(bytes.ToArray()).Should().NotContain("secret-subject").And.NotContain("Anna Larsen");
        }
    }

    [Fact]
    public async Task A_caller_beyond_the_limit_gets_the_time_to_call_again()
    {
        var limited = new PortalHost { Settings = { ["Portal:SubmissionsPerMinute"] = "1" } };
        await limited.InitializeAsync();
        try
        {
            using var shop = limited.WithKey(PortalHost.Key);
            using var newsletter = limited.WithKey(PortalHost.OtherKey);
            var body = new { kind = "access", selection = new { tags = (string[])["Visitor"] } };
            await shop.SubmitAsync(body);
            using var content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json");
            using var answer = await shop.Http.PostAsync("/api/requests/", content);
            answer.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
            answer.Headers.RetryAfter!.Delta.Should().BePositive();
            await newsletter.SubmitAsync(body);
        }
        finally
        {
            await limited.DisposeAsync();
        }
    }

    [Fact]
    public void Options_that_would_open_the_portal_are_refused_by_name()
    {
        var options = new PortalOptions
        {
            DataDirectory = "x",
            PublicOrigin = new Uri("http://privacy.example.org"),
            TimeZone = "Nowhere/Land",
            Operators = { Authority = new Uri("http://issuer.example.org"), Role = string.Empty },
            ApiKeys = [new ApiKeyOptions { Name = "a", Sha256 = "short" }, new ApiKeyOptions { Name = "a", Sha256 = new string('0', 64) }],
        };
        string.Join('\n', new PortalOptionsCheck().Validate(null, options).Failures!)
            .Should()
            .ContainAll("PublicOrigin", "Operators:Authority", "Operators:ClientId", "Operators:Role", "ApiKeys:0", "two keys", "TimeZone");
        ApiKeyHandler.Header.Should().Be("X-Api-Key");
    }
}
