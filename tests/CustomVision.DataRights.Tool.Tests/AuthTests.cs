using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Emulator.Traffic;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>How the program identifies itself, and the account's row, over TLS with the emulator's certificate.</summary>
public sealed class AuthTests
{
    private const string Key = "0123456789abcdef-console-key";
    private const string SecondKey = "fedcba9876543210-console-key";

    [Fact]
    public async Task Token_and_resource_id_list_the_projects_show_the_account_and_export_its_row_without_a_secret()
    {
        await using var emulator = await StartAsync();
        var environment = Environment(emulator);
        var output = Directory.CreateTempSubdirectory("datarights-auth-").FullName;

        var list = await Datarights.RunInAsync(environment, "list");
        var account = await Datarights.RunInAsync(environment, "account", "--auth", "token");
        var export = await Datarights.RunInAsync(environment, "export", "--output", Path.Combine(output, "bag"));

        list.ExitCode.Should().Be(0, "{0}", list);
        account.ExitCode.Should().Be(0, "{0}", account);
        account.Output.Should().ContainAll(emulator.ResourceId, "CustomVision.Training", "[redacted]", "Usage ");
        export.ExitCode.Should().Be(0, "{0}", export);
        (await File.ReadAllTextAsync(Path.Combine(output, "bag", "data", "account.json"))).Should().Contain(emulator.ResourceId);
        string?[] secrets = [Key, SecondKey, environment["CUSTOMVISION_ACCESS_TOKEN"], environment["CUSTOMVISION_ARM_ACCESS_TOKEN"]];
        (list.All + account.All + export.All).Should().NotContainAny(secrets!);
        emulator
            .Requests.Find(endpoint: EndpointKind.Training)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(call => call.Header("Authorization") == "Bearer " + secrets[2] && call.Header("Training-Key") == null);
        emulator
            .Requests.Find(endpoint: EndpointKind.Arm)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(call => call.Header("Authorization") == "Bearer " + secrets[3]);
        emulator
            .Requests.Find(endpoint: EndpointKind.Blob)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(call => call.Header("Authorization") == null);
        Directory.Delete(output, recursive: true);
    }

    [Theory]
    [InlineData(null, true)]
    [InlineData("key", true)]
    [InlineData("token", false)]
    public async Task Key_comes_first_unless_the_option_says_otherwise(string? auth, bool isKey)
    {
        await using var emulator = await StartAsync();
        var environment = Environment(emulator);
        environment["CUSTOMVISION_TRAINING_KEY"] = Key;

        var outcome = await Datarights.RunInAsync(environment, auth is null ? ["list"] : ["list", "--auth", auth]);

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        emulator
            .Requests.Find(endpoint: EndpointKind.Training)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(call => (call.Header("Training-Key") != null) == isKey);
    }

    [Fact]
    public async Task Certificate_that_is_not_trusted_ends_the_command()
    {
        await using var emulator = await StartAsync();
        var environment = Environment(emulator);
        environment["SSL_CERT_FILE"] = null;

        var outcome = await Datarights.RunInAsync(environment, "account");

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        emulator.Requests.Find().Should().BeEmpty();
    }

    [Fact]
    public async Task Account_whose_keys_are_disabled_is_shown_with_the_reason()
    {
        await using var emulator = await StartAsync(options => options.Resource.DisableLocalAuth = true);

        var outcome = await Datarights.RunInAsync(Environment(emulator), "account");

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        outcome.Output.Should().ContainAll("not offered", "disableLocalAuth");
    }

    [Fact]
    public async Task Account_without_a_resource_id_names_the_variable_and_the_other_ways()
    {
        await using var emulator = await StartAsync();
        var environment = Environment(emulator);
        environment["CUSTOMVISION_RESOURCE_ID"] = null;

        var outcome = await Datarights.RunInAsync(environment, "account");

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome.All.Should().ContainAll("CUSTOMVISION_RESOURCE_ID", "Azure portal");
    }

    [Theory]
    [InlineData("CUSTOMVISION_RESOURCE_ID", "contoso", "/subscriptions/ID/")]
    [InlineData("CUSTOMVISION_ARM_ENDPOINT", "http://management.azure.com/", "must use https")]
    [InlineData("CUSTOMVISION_ARM_ENDPOINT", "management", "https://management.azure.com/")]
    [InlineData("CUSTOMVISION_ACCESS_TOKEN", null, "access token")]
    [InlineData("CUSTOMVISION_ENDPOINT", "https://westeurope.api.cognitive.microsoft.com/", "custom subdomain")]
    public async Task Variable_that_cannot_be_right_is_2_and_is_named(string name, string? value, string word)
    {
        await using var emulator = await StartAsync();
        var environment = Environment(emulator);
        environment[name] = value;

        var outcome = await Datarights.RunWithAsync(environment, "account", "--auth", "token");

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain(word).And.NotContain("   at ");
        emulator.Requests.Find().Should().BeEmpty();
    }

    [Fact]
    public async Task Without_key_and_token_the_identity_of_the_environment_is_used_and_its_absence_is_said()
    {
        await using var emulator = await StartAsync();
        var environment = Environment(emulator);
        environment["CUSTOMVISION_ACCESS_TOKEN"] = null;
        // Of all that DefaultAzureCredential tries, the one that asks no network.
        environment["AZURE_TOKEN_CREDENTIALS"] = "EnvironmentCredential";

        var outcome = await Datarights.RunInAsync(environment, "list");

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome.Error.Should().Contain("credential returned no token").And.NotContain("   at ");
        emulator.Requests.Find().Should().BeEmpty();
    }

    [Fact]
    public async Task Catalog_has_no_row_for_a_person_to_do_where_the_account_is_named()
    {
        var without = await Datarights.RunAsync("catalog");
        var with = await Datarights.RunWithAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["CUSTOMVISION_RESOURCE_ID"] = "/subscriptions/x" },
            "catalog"
        );

        without.Output.Should().Contain("In the Azure portal");
        with.Output.Should().NotContain("In the Azure portal").And.NotContain("an exported model;");
    }

    internal static Task<TrainingEmulator> StartAsync(Action<EmulatorOptions>? configure = null)
    {
        var options = new EmulatorOptions
        {
            UseHttps = true,
            Seed = EmulatorSeed.Demo,
            TrainingKey = Key,
            Credentials = new EmulatorCredentials { SecondTrainingKey = SecondKey },
        };
        configure?.Invoke(options);
        return TrainingEmulator.StartAsync(options);
    }

    internal static Dictionary<string, string?> Environment(TrainingEmulator emulator) =>
        new(StringComparer.Ordinal)
        {
            ["CUSTOMVISION_ENDPOINT"] = emulator.Endpoint.ToString(),
            ["CUSTOMVISION_ACCESS_TOKEN"] = emulator.IssueToken(),
            ["CUSTOMVISION_RESOURCE_ID"] = emulator.ResourceId,
            ["CUSTOMVISION_ARM_ENDPOINT"] = emulator.Endpoint.ToString(),
            ["CUSTOMVISION_ARM_ACCESS_TOKEN"] = emulator.IssueToken(TokenAudience.ResourceManager),
            ["SSL_CERT_FILE"] = emulator.CertificatePath,
        };
}
