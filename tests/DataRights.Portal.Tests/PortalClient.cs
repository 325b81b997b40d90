using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.RegularExpressions;
using DataRights.Portal.Http;

namespace DataRights.Portal.Tests;

/// <summary>A caller of the portal: a program with a key, or a person who has signed in at the issuer.</summary>
internal sealed partial class PortalClient : IDisposable
{
    public const int Alice = 0;
    public const int Bo = 1;
    public const int Cleo = 2;

    public PortalClient(Uri address, string? key = null)
    {
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = address };
        if (key is not null)
        {
            Http.DefaultRequestHeaders.Add("X-Api-Key", key);
        }
    }

    public HttpClient Http { get; }

    /// <summary>Goes the whole way: challenge, the issuer's page, the code, the callback.</summary>
    public static async Task<PortalClient> SignInAsync(Uri address, int person)
    {
        var client = new PortalClient(address);
        using var page = await client.Http.GetAsync("/");
        var form = Action().Match(await page.Content.ReadAsStringAsync());
        form.Success.Should().BeTrue("the portal sends an unknown person to the issuer's page");
        var target = new Uri(page.RequestMessage!.RequestUri!, WebUtility.HtmlDecode(form.Groups[1].Value));
        using var answer = await client.Http.PostAsync(
            target,
            new FormUrlEncodedContent(new Dictionary<string, string> { ["person"] = person.ToString(CultureInfo.InvariantCulture) })
        );
        if (answer.IsSuccessStatusCode)
        {
            var session = await client.GetAsync("/api/session");
            client.Http.DefaultRequestHeaders.Add("X-CSRF-Token", session.GetProperty("token").GetString());
        }

        return client;
    }

    public void Dispose() => Http.Dispose();

    public async Task<JsonElement> GetAsync(string path)
    {
        using var answer = await Http.GetAsync(path);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, "GET {0}", path);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    public async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(string path, object body)
    {
        using var answer = await Http.PostAsJsonAsync(path, body, PortalJson.Options);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    public async Task<Guid> SubmitAsync(object body)
    {
        var (status, view) = await PostAsync("/api/requests/", body);
        status.Should().Be(HttpStatusCode.Created, "{0}", view);
        return view.GetProperty("id").GetGuid();
    }

    public Task<HttpStatusCode> StatusAsync(string path) => StatusAsync(new HttpRequestMessage(HttpMethod.Get, path));

    public async Task<HttpStatusCode> StatusAsync(HttpRequestMessage message)
    {
        using (message)
        using (var answer = await Http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead))
        {
            return answer.StatusCode;
        }
    }

    /// <summary>Reads the server-sent events until the request is in the state.</summary>
    /// <returns>The states in the order in which they were seen.</returns>
    public async Task<List<string>> WatchAsync(Guid id, string state)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(3), TimeProvider.System);
        var seen = new List<string>();
        await using var stream = await Http.GetStreamAsync($"/api/requests/{id}/events", limit.Token);
        await foreach (var item in SseParser.Create(stream).EnumerateAsync(limit.Token))
        {
            var now = JsonSerializer.Deserialize<JsonElement>(item.Data).GetProperty("state").GetString()!;
            if (seen.LastOrDefault() != now)
            {
                seen.Add(now);
            }

            if (now == state)
            {
                return seen;
            }
        }

        throw new InvalidOperationException($"The events ended after {string.Join(", ", seen)}, without {state}.");
    }

    [GeneratedRegex("action=\"([^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Action();
}
