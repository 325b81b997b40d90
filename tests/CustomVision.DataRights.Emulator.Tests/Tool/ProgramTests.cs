using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Tests.OfficialClient;

namespace CustomVision.DataRights.Emulator.Tests.Tool;

/// <summary>The emulator as a program.</summary>
public sealed class ProgramTests
{
    private const string Account =
        "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/emulator/"
        + "providers/Microsoft.CognitiveServices/accounts/emulator";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Https_PrintsTheCertificateAndTheAccount_AndTakesTokensAlone()
    {
        using var process = Process.Start(Describe("--https", "--port", "0", "--role", "Reader", "--disable-local-auth"))!;
        try
        {
            var printed = await ReadAsync(process, lines: 5);
            printed["Account"].Should().Be(Account);
            using var certificate = X509Certificate2.CreateFromPem(await File.ReadAllTextAsync(printed["Certificate in"]));
            using var handler = new SocketsHttpHandler();
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
                CustomTrustStore = { certificate },
            };
            using var client = new HttpClient(handler) { BaseAddress = new Uri(printed["Listening on"]) };
            using var administration = new HttpClient { BaseAddress = new Uri(printed["Administration on"]) };
            var projects = new Uri(EmulatorFixture.Training("projects"), UriKind.Relative);

            using var issued = await administration.PostAsync("tokens", null);
            var token = (await issued.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

            client.BaseAddress.Scheme.Should().Be("https");
            printed["Image links on"].Should().StartWith("https://");
            (await client.GetAsync(projects)).StatusCode.Should().Be(HttpStatusCode.OK);
            (await client.PostAsync($"{projects}?name=new", null))
                .StatusCode.Should()
                .Be(HttpStatusCode.Forbidden, "a Reader creates nothing");
            client.DefaultRequestHeaders.Authorization = null;
            client.DefaultRequestHeaders.Add("Training-Key", "emulator");
            (await client.GetAsync(projects)).StatusCode.Should().Be(HttpStatusCode.Forbidden, "keys are disabled");
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Role_ThatDoesNotExist_IsRefusedWithThoseThatDo()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(Describe("--role", "King"), Limit);

        exitCode.Should().Be(2);
        output.Should().Contain("--role must be one of Contributor, Trainer, Deployment, Labeler, Reader.");
    }

    private static ProcessStartInfo Describe(params string[] arguments) =>
        ChildProcess.Describe("dotnet", [Path.Combine(AppContext.BaseDirectory, "customvision-emulator.dll"), .. arguments]);

    /// <summary>What the program prints at start: a value by the words before it.</summary>
    private static async Task<Dictionary<string, string>> ReadAsync(Process process, int lines)
    {
        using var deadline = new CancellationTokenSource(Limit, TimeProvider.System);
        var printed = new Dictionary<string, string>(StringComparer.Ordinal);
        while (printed.Count < lines)
        {
            var line =
                await process.StandardOutput.ReadLineAsync(deadline.Token) ?? throw new InvalidOperationException("The program has ended.");
            var space = line.LastIndexOf(' ');
            printed[line[..space]] = line[(space + 1)..];
        }

        return printed;
    }
}
