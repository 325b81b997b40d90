using System.Net.Http.Json;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Identity;

namespace CustomVision.DataRights.Emulator.Tests.ResourceManager;

/// <summary>A client of the emulator's Azure Resource Manager.</summary>
internal sealed class ManagementClient : IDisposable
{
    private const string Version = "?api-version=2024-10-01";
    private const string Provider = "/subscriptions/00000000-0000-0000-0000-000000000001/providers/Microsoft.CognitiveServices";

    public const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/emulator";
    public const string Account = $"{Group}/providers/Microsoft.CognitiveServices/accounts/emulator";
    public const string Deleted = $"{Provider}/locations/westeurope/resourceGroups/emulator/deletedAccounts/emulator";
    public const string AllDeleted = $"{Provider}/deletedAccounts";

    private readonly HttpClient _http;

    public ManagementClient(EmulatorFixture fixture, CustomVisionRole? role = null, TimeSpan? lifetime = null)
    {
        _http = fixture.CreateClient(fixture.Emulator.IssueToken(TokenAudience.ResourceManager, role, lifetime));
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null) =>
        _http.SendAsync(
            new HttpRequestMessage(method, path.StartsWith("http", StringComparison.Ordinal) ? path : path + Version)
            {
                Content = body is null ? null : JsonContent.Create(body),
            }
        );

    public async Task<int> StatusAsync(HttpMethod method, string path)
    {
        using var response = await SendAsync(method, path);
        return (int)response.StatusCode;
    }

    public Task<int> GetAsync(string path) => StatusAsync(HttpMethod.Get, path);

    public async Task<JsonElement> JsonAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>The status and the code of a refusal.</summary>
    public async Task<(int Status, string? Code)> RefusalAsync(HttpMethod method, string path, object? body = null)
    {
        using var response = await SendAsync(method, path, body);
        var json = await response.Content.ReadFromJsonAsync<JsonElement>();
        return ((int)response.StatusCode, json.GetProperty("error").GetProperty("code").GetString());
    }

    public void Dispose() => _http.Dispose();
}
