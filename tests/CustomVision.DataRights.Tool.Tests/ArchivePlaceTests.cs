using Azure.Storage.Blobs;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>Commands that take an archive take it from a folder, and where Azurite runs from a container.</summary>
public sealed class ArchivePlaceTests : IDisposable
{
    private const string Azurite = "DATARIGHTS_AZURITE";

    // Azurite's documented account and key, which open nothing anywhere else.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-place-");

    public static TheoryData<string?> Accounts =>
        Environment.GetEnvironmentVariable(Azurite) is { Length: > 0 } account ? [null, account] : [null];

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task An_archive_is_exported_verified_compared_converted_and_drilled_wherever_it_is(string? account)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (place, connection) = await NewPlaceAsync(account);
        var data = Path.Combine(_folder.FullName, "coco");
        foreach (
            var arguments in (string[][])
                [
                    ["export", "--output", place, "--requests-per-second", "0"],
                    ["verify", place],
                    ["compare", place, place],
                    ["convert", place, "--format", "coco", "--output", data],
                    ["drill", place],
                ]
        )
        {
            var outcome = await RunAsync(emulator, connection, arguments);
            outcome.ExitCode.Should().Be(0, "{0}", outcome);
        }

        Directory.Exists(data).Should().BeTrue();
        var again = await RunAsync(emulator, connection, "export", "--output", place);
        again.ExitCode.Should().Be(2);
        again.Error.Should().Contain("finished archive");
    }

    [Theory]
    [MemberData(nameof(Accounts))]
    public async Task An_erasure_relies_on_an_archive_wherever_it_is(string? account)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (place, connection) = await NewPlaceAsync(account);
        string At(string name) => Path.Combine(_folder.FullName, name);
        (await RunAsync(emulator, connection, "export", "--output", place, "--requests-per-second", "0")).ExitCode.Should().Be(0);
        var planned = await RunAsync(emulator, connection, [.. EraseArguments.Plan(At("plan.json")), "--archive", place]);
        planned.ExitCode.Should().Be(0, "{0}", planned);
        var digest = ErasurePlan.FromJson(await File.ReadAllTextAsync(At("plan.json"))).Digest;
        var apply = EraseArguments.Apply(At("plan.json"), digest, At("journal"), At("receipt.json"));

        var elsewhere = await RunAsync(emulator, connection, [.. apply, "--archive", place + "-of-another"]);
        var applied = await RunAsync(emulator, connection, [.. apply, "--archive", place]);

        elsewhere.ExitCode.Should().Be(account is null ? 2 : 1, "{0}", elsewhere);
        elsewhere.Error.Should().Contain(account is null ? "does not exist" : "cannot be read");
        applied.ExitCode.Should().Be(0, "{0}", applied);
        ErasureReceipt.FromJson(await File.ReadAllTextAsync(At("receipt.json"))).State.Should().Be(ErasureState.Complete);
    }

    [Fact]
    public async Task An_archive_for_each_project_is_exported_and_each_is_valid()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var place = Path.Combine(_folder.FullName, "group");

        var outcome = await RunAsync(
            emulator,
            null,
            "export",
            "--archive-per-project",
            "--output",
            place,
            "--requests-per-second",
            "0"
        );

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        outcome.ToString().Should().Contain(Path.Combine(place, "account"));
        var names = Directory.GetDirectories(place).Select(path => Path.GetFileName(path)).ToList();
        names.Should().BeEquivalentTo(emulator.Account.Projects.Select(project => project.Id.ToString()).Append("account"));
        foreach (var name in names)
        {
            (await RunAsync(emulator, null, "verify", Path.Combine(place, name))).ExitCode.Should().Be(0, "of {0}", name);
        }
    }

    [Fact]
    public async Task A_part_of_a_project_has_no_archive_of_its_own()
    {
        var outcome = await RunAsync(
            emulator: null,
            connection: null,
            "export",
            "--archive-per-project",
            "--iteration",
            Guid.NewGuid().ToString(),
            "--output",
            Path.Combine(_folder.FullName, "group")
        );

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain("whole projects");
    }

    [Theory]
    [InlineData("https://a.blob.core.windows.net/c/p?sv=1&sig=secret", "query")]
    [InlineData("https://a.blob.core.windows.net/c", "has no container or no prefix")]
    [InlineData("https://a.blob.core.windows.net.example.org/c/p", "No token is sent there")]
    [InlineData("http://a.blob.core.windows.net/c/p", "No token is sent there")]
    [InlineData("https://a.blob.core.windows.net/c/p//q", "is not a valid location of an archive")]
    public async Task An_address_that_is_not_a_prefix_of_a_storage_account_is_an_error_of_use(string address, string reason)
    {
        var outcome = await RunAsync(emulator: null, connection: null, "verify", address);

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain(reason).And.NotContain("secret");
    }

    [Fact]
    public async Task A_connection_string_with_a_signature_is_refused_and_not_shown()
    {
        const string connection = "BlobEndpoint=https://a.blob.core.windows.net/;SharedAccessSignature=sv=1&sig=secret";

        var outcome = await RunAsync(emulator: null, connection, "verify", "https://a.blob.core.windows.net/c/p");

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain("CUSTOMVISION_STORAGE_CONNECTION_STRING").And.NotContain("secret");
    }

    [Theory]
    [InlineData("en", "returned no token. Sign in")]
    [InlineData("fr", "aucun jeton. Connectez-vous")]
    [InlineData("ko", "토큰을 받지 못했습니다")]
    public async Task An_identity_without_a_token_for_the_storage_is_explained(string language, string sentence)
    {
        var environment = new Dictionary<string, string?>(StringComparer.Ordinal) { ["AZURE_TOKEN_CREDENTIALS"] = "EnvironmentCredential" };

        var outcome = await Datarights.RunInAsync(environment, "verify", "https://a.blob.core.windows.net/c/p", "--language", language);

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome.Error.Should().Contain(sentence).And.Contain(ArchivePlace.ConnectionVariable).And.NotContain("EnvironmentCredential");
    }

    private async Task<(string Place, string? Connection)> NewPlaceAsync(string? account)
    {
        if (account is null)
        {
            return (Path.Combine(_folder.FullName, "archive"), null);
        }

        var connection = $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};BlobEndpoint={account};";
        var container = "console" + Guid.NewGuid().ToString("N");
        await new BlobContainerClient(connection, container).CreateAsync();
        return ($"{account}/{container}/2026/all of it", connection);
    }

    private static async Task<Datarights.Outcome> RunAsync(TrainingEmulator? emulator, string? connection, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var invocation = new Invocation
        {
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            Environment = new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["CUSTOMVISION_ENDPOINT"] = emulator?.Endpoint.ToString(),
                ["CUSTOMVISION_TRAINING_KEY"] = emulator?.TrainingKey,
                [ArchivePlace.ConnectionVariable] = connection,
            },
        };
        var exit = await DataRightsCommand.RunAsync(arguments, invocation, CancellationToken.None);
        return new Datarights.Outcome(exit, output.ToString(), error.ToString());
    }
}
