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
    [InlineData("https://contoso.cognitiveservices.azure.com/customvision/v3.3", "origin")]
    [InlineData("contoso", "CUSTOMVISION_ENDPOINT")]
    public async Task Endpoint_that_cannot_be_right_is_2_and_says_why(string endpoint, string word)
    {
        var outcome = await Datarights.RunWithAsync(endpoint, "0123456789abcdef", "list");

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        outcome.Error.Should().Contain(word).And.NotContain("0123456789abcdef").And.NotContain("   at ", "no stack is of use here");
    }

    [Theory]
    [InlineData("verify")]
    [InlineData("convert")]
    public async Task Archive_that_is_not_there_is_1_and_no_stack(string command)
    {
        var path = Path.Combine(Path.GetTempPath(), "datarights-" + Guid.NewGuid());

        var outcome = await Datarights.RunAsync(command == "verify" ? [command, path] : [command, path, "--format", "coco"]);

        outcome.ExitCode.Should().Be(1, "{0}", outcome);
        outcome.All.Should().NotContain("   at ");
        Directory.Exists(path).Should().BeFalse();
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
}
