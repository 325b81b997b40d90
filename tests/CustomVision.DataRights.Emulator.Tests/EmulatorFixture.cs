using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace CustomVision.DataRights.Emulator.Tests;

/// <summary>An emulator of a test's own, and a client that holds its key.</summary>
internal sealed class EmulatorFixture : IAsyncDisposable
{
    private EmulatorFixture(TrainingEmulator emulator)
    {
        Emulator = emulator;
        Client = CreateClient();
        Client.DefaultRequestHeaders.Add("Training-Key", emulator.TrainingKey);
    }

    public TrainingEmulator Emulator { get; }

    public HttpClient Client { get; }

    public static async Task<EmulatorFixture> StartAsync(Action<EmulatorOptions>? configure = null)
    {
        var options = new EmulatorOptions();
        configure?.Invoke(options);
        return new EmulatorFixture(await TrainingEmulator.StartAsync(options));
    }

    public static string Training(string path, string version = "v3.3") => $"customvision/{version}/training/{path}";

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null, string version = "v3.3") =>
        Client.SendAsync(
            new HttpRequestMessage(method, Training(path, version)) { Content = body is null ? null : JsonContent.Create(body) }
        );

    public async Task<JsonElement> GetAsync(string path, string version = "v3.3")
    {
        using var response = await SendAsync(HttpMethod.Get, path, version: version);
        return await JsonAsync(response, HttpStatusCode.OK);
    }

    public async Task<JsonElement> PostAsync(string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var response = await SendAsync(HttpMethod.Post, path, body);
        return await JsonAsync(response, expected);
    }

    public async Task<HttpStatusCode> DeleteAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Delete, path);
        return response.StatusCode;
    }

    /// <summary>The service's code of a refusal.</summary>
    public async Task<(HttpStatusCode Status, string? Code)> RefusalAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        var json = await response.Content.ReadFromJsonAsync<JsonElement>();
        return (response.StatusCode, json.GetProperty("code").GetString());
    }

    public async Task<int> CountAsync(string path) => (await GetAsync(path)).GetInt32();

    public async Task<IReadOnlyList<Guid>> IdsAsync(string path) =>
        [.. (await GetAsync(path)).EnumerateArray().Select(image => image.GetProperty("id").GetGuid())];

    /// <summary>A client without credentials that trusts the emulator's certificate and no other.</summary>
    public HttpClient CreateClient()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false };
        if (Emulator.Certificate is { } certificate)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { certificate },
            };
        }

        return new HttpClient(handler) { BaseAddress = Emulator.Endpoint };
    }

    /// <summary>A client that holds a bearer token.</summary>
    public HttpClient CreateClient(string token)
    {
        var client = CreateClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Emulator.DisposeAsync();
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response, HttpStatusCode expected)
    {
        var text = await response.Content.ReadAsStringAsync();
        response.StatusCode.Should().Be(expected, "the answer was {0}", text);
        return JsonDocument.Parse(text).RootElement;
    }
}
