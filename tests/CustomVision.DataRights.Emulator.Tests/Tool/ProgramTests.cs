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

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

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
    public async Task State_SurvivesAKill_UpToTheLastAnswer()
    {
        var folder = Directory.CreateTempSubdirectory("emulator-kill-");
        try
        {
            string[] arguments = ["--port", "0", "--state", Path.Combine(folder.FullName, "account.json")];
            string project;
            byte[] bytes;
            using (var process = Process.Start(Describe([.. arguments, "--seed", "demo"]))!)
            {
                using var client = await ConnectAsync(process);
                var created = await (await client.PostAsync("projects?name=kept", null)).Content.ReadFromJsonAsync<JsonElement>();
                project = created.GetProperty("id").GetString()!;
                bytes = await FirstImageAsync(client);
                using var upload = new MultipartFormDataContent { { new ByteArrayContent(bytes), "image", "a.png" } };
                (await client.PostAsync($"projects/{project}/images", upload)).StatusCode.Should().Be(HttpStatusCode.OK);

                process.Kill();
                await process.WaitForExitAsync();
            }

            using var again = Process.Start(Describe([.. arguments, "--seed", "demo"]))!;
            try
            {
                using var client = await ConnectAsync(again);
                var projects = await client.GetFromJsonAsync<JsonElement>("projects");

                projects
                    .EnumerateArray()
                    .Select(one => one.GetProperty("name").GetString())
                    .Should()
                    .ContainSingle(name => name == "kept")
                    .And.OnlyHaveUniqueItems();
                (await FirstImageAsync(client, project)).Should().Equal(bytes);
            }
            finally
            {
                again.Kill();
                await again.WaitForExitAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("--bind 0.0.0.0", "--bind 0.0.0.0 needs --public-origin")]
    [InlineData("--bind emulator", "--bind must be an IP address")]
    [InlineData("--public-origin emulator", "--public-origin must be an origin")]
    [InlineData("--public-origin http://emulator/x", "--public-origin must be an http or https origin")]
    [InlineData("--state none/account.json", "does not exist. Create it first.")]
    [InlineData("--state account.json --synthetic-images 5", "--state cannot keep the images of --synthetic-images")]
    [InlineData("--bandwidth 100", "--bandwidth must be a whole number with KB/s or MB/s, such as 100MB/s.")]
    public async Task HostingArguments_ThatCannotWork_AreRefused(string arguments, string message)
    {
        var (exitCode, output) = await ChildProcess.RunAsync(Describe(["--port", "0", .. arguments.Split(' ')]), Limit);

        exitCode.Should().Be(2);
        output.Should().Contain(message);
    }

    [Fact]
    public async Task Role_ThatDoesNotExist_IsRefusedWithThoseThatDo()
    {
        var (exitCode, output) = await ChildProcess.RunAsync(Describe("--role", "King"), Limit);

        exitCode.Should().Be(2);
        output.Should().Contain("--role must be one of Contributor, Trainer, Deployment, Labeler, Reader.");
    }

    private static async Task<HttpClient> ConnectAsync(Process process)
    {
        var printed = await ReadAsync(process, lines: 3);
        var client = new HttpClient { BaseAddress = new Uri(new Uri(printed["Listening on"]), EmulatorFixture.Training("")) };
        client.DefaultRequestHeaders.Add("Training-Key", "emulator");
        return client;
    }

    private static async Task<byte[]> FirstImageAsync(HttpClient client, string? project = null)
    {
        project ??= (await client.GetFromJsonAsync<JsonElement>("projects")).EnumerateArray().Last().GetProperty("id").GetString();
        var images = await client.GetFromJsonAsync<JsonElement>($"projects/{project}/images");
        return await client.GetByteArrayAsync(images[0].GetProperty("originalImageUri").GetString());
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
