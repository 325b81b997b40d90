namespace CustomVision.DataRights.Tool.Tests;

public sealed class UsageTests
{
    [Theory]
    [InlineData("erase-everything")]
    [InlineData("export")]
    [InlineData("export", "--output", "x", "--project", "not-an-id")]
    [InlineData("export", "--output", "x", "--dataset", "jpeg")]
    [InlineData("convert", "x", "--format", "jpeg")]
    [InlineData("verify")]
    [InlineData("list", "--key", "0123456789abcdef")]
    [InlineData("list", "--training-key", "0123456789abcdef")]
    [InlineData("list", "--token", "0123456789abcdef")]
    [InlineData("list", "--auth", "password")]
    [InlineData("list", "--language", "de")]
    [InlineData("catalog", "--language", "")]
    [InlineData("catalog", "--language")]
    [InlineData("erase", "plan", "--all", "--output", "x", "--models", "lose")]
    [InlineData("convert", "x", "--format", "coco", "--seed", "x")]
    [InlineData("export", "--output", "x", "--requests-per-second", "-1")]
    [InlineData("restore", "x", "--requests-per-second", "many")]
    [InlineData("export", "--output", "x", "--endpoint", "https://contoso.cognitiveservices.azure.com/")]
    public async Task Wrong_use_is_2_says_what_is_wrong_and_points_to_help(params string[] arguments)
    {
        var outcome = await Datarights.RunAsync(arguments);

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain("--help");
        outcome.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task Help_names_the_commands_and_no_option_takes_a_key()
    {
        var outcome = await Datarights.RunAsync("--help");

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        outcome
            .Output.Should()
            .ContainAll("list", "account", "catalog", "--auth", "export", "verify", "convert", "demo")
            .And.NotContain("--key")
            .And.NotContain("--training-key")
            .And.NotContain("--token");
    }

    [Fact]
    public async Task Missing_endpoint_is_2_and_names_its_variable()
    {
        var outcome = await Datarights.RunWithAsync(endpoint: null, key: "0123456789abcdef", "list");

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain("CUSTOMVISION_ENDPOINT").And.NotContain("0123456789abcdef");
    }

    [Fact]
    public async Task Missing_key_is_2_and_names_its_variable()
    {
        var outcome = await Datarights.RunWithAsync(
            "https://contoso.cognitiveservices.azure.com/",
            key: null,
            "export",
            "--output",
            "x",
            "--auth",
            "key"
        );

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain("CUSTOMVISION_TRAINING_KEY");
    }

    [Theory]
    [InlineData("http://contoso.cognitiveservices.azure.com/", "https")]
    [InlineData("https://contoso.cognitiveservices.azure.com/customvision/v3.3", "malformed")]
    [InlineData("https://contoso.cognitiveservices.azure.com/?sig=secret", "malformed")]
    [InlineData("contoso", "malformed")]
    [InlineData("htp:/x", "malformed")]
    [InlineData("https://", "malformed")]
    [InlineData("ftp://contoso.cognitiveservices.azure.com/", "malformed")]
    public async Task Endpoint_that_cannot_be_right_is_2_and_says_why(string endpoint, string word)
    {
        var outcome = await Datarights.RunWithAsync(endpoint, "0123456789abcdef", "list");

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain(word).And.NotContain("0123456789abcdef").And.NotContain("   at ", "no stack is of use here");
    }

    [Fact]
    public async Task Catalog_needs_no_resource_and_shows_every_row_whole()
    {
        var outcome = await Datarights.RunAsync("catalog");

        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        foreach (
            var category in CustomVision.DataRights.Catalog.DataCatalog.GetCategories(System.Globalization.CultureInfo.InvariantCulture)
        )
        {
            outcome.Output.Should().Contain(category.Name).And.ContainAll(category.ExportMethods.Concat(category.DeleteMethods));
        }

        outcome.Output.Should().NotContain("…", "nothing is cut where the output goes into a file").And.NotContain("\u001b[");
    }

    [Theory]
    [InlineData("CUSTOMVISION_ENDPOINT")]
    [InlineData("CUSTOMVISION_ARM_ENDPOINT")]
    public void Http_to_another_host_is_refused_by_the_names_of_variables_and_allowed_with_a_warning(string variable)
    {
        var error = new StringWriter();
        var environment = new Dictionary<string, string?>
        {
            ["CUSTOMVISION_ENDPOINT"] = "https://contoso.invalid/",
            ["CUSTOMVISION_TRAINING_KEY"] = "0123456789abcdef",
        };
        new Invocation { Error = error, Environment = environment }.Begin();
        environment[variable] = "http://emulator.invalid:5080/";

        var read = () => ResourceSettings.FromEnvironment(auth: null);

        read.Should()
            .Throw<UsageException>()
            .WithMessage($"{variable} must use https*set CUSTOMVISION_ALLOW_INSECURE_ENDPOINT=1.")
            .Which.Message.Should()
            .NotContain("DataRightsOptions");
        error.ToString().Should().BeEmpty();
        environment["CUSTOMVISION_ALLOW_INSECURE_ENDPOINT"] = "1";
        read().AllowInsecureEndpoint.Should().BeTrue();
        error.ToString().Should().StartWith($"Warning: {variable} uses http to another host").And.NotContain("0123456789abcdef");
    }

    [Theory]
    [InlineData("verify", "nowhere")]
    [InlineData("verify", "nowhere", "--quick")]
    [InlineData("convert", "nowhere", "--format", "coco")]
    [InlineData("compare", "nowhere", "elsewhere")]
    [InlineData("drill", "nowhere")]
    [InlineData("restore", "nowhere", "--without-receipts")]
    public async Task Missing_archive_is_named_with_the_remedy(params string[] arguments)
    {
        var outcome = await Datarights.RunAsync(arguments);

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain($"The directory {Path.GetFullPath("nowhere")} does not exist. Specify the archive's base directory");
    }

    [Theory]
    [InlineData("erase", "show", "PLAN")]
    [InlineData("erase", "audit", "PLAN")]
    [InlineData("restore", "ARCHIVE", "--receipt", "PLAN")]
    [InlineData("erase", "plan", "--all", "--output", "new.json", "--drill", "PLAN")]
    public async Task A_file_that_is_missing_is_2_and_one_of_another_kind_is_1_and_both_are_named(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("datarights-usage-");
        try
        {
            var file = Path.Combine(folder.FullName, "document.json");
            string[] typed = [.. arguments.Select(argument => argument.Replace("PLAN", file).Replace("ARCHIVE", folder.FullName))];

            var missing = await Datarights.RunAsync(typed);
            await File.WriteAllTextAsync(file, "{}");
            var other = await Datarights.RunAsync(typed);

            (missing.ExitCode, other.ExitCode).Should().Be((2, 1), "{0} {1}", missing, other);
            missing.Error.Should().Contain($"The file {file} does not exist. Specify the ");
            other.Error.Should().StartWith($"{file}: ");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
