using System.Globalization;
using CustomVision.DataRights.Catalog;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tests.Conventions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Readme;

public sealed class ReadmeTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("README.md"));

    [Theory]
    [InlineData("## An export in ten lines")]
    [InlineData("## An erasure in ten lines")]
    public void Code_has_ten_lines_as_its_heading_says(string heading) =>
        Snippets
            .Between(Lines.SkipWhile(line => line != heading), "```csharp", "```")
            .Where(line => line.Length > 0)
            .Should()
            .HaveCountLessThanOrEqualTo(10)
            .And.NotBeEmpty();

    [Fact]
    public async Task Code_does_what_the_readme_says()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["CustomVision:Endpoint"] = emulator.Endpoint.ToString(),
                    ["CustomVision:TrainingKey"] = emulator.TrainingKey,
                    ["CustomVision:RequestsPerSecond"] = "0",
                }
            )
            .Build();
        using var folder = new TemporaryDirectory();
        var output = new StringWriter();
        var held = emulator.Account.Projects.Sum(project => project.AllImageIds.Count);

        await ReadmeSample.RunAsync(
            new ServiceCollection(),
            configuration,
            folder["archive"],
            folder["plan.journal"],
            folder["receipt.json"],
            "dpo@contoso.example",
            TimeProvider.System,
            output
        );

        var lines = output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().MatchRegex("^Complete: [0-9]+ files, archive digest [0-9a-f]{64}$");
        lines[1].Should().Be("The archive is valid.");
        lines.Should().Contain(line => line.Contains("Anna", StringComparison.Ordinal) == false && line.Contains('9'), "the plan is shown");
        var receipt = ErasureReceipt.FromJson(await File.ReadAllTextAsync(folder["receipt.json"]));
        (receipt.State, receipt.Counts.Erased, receipt.Counts.Total).Should().Be((ErasureState.Complete, 9, 9));
        emulator.Account.Projects.Sum(project => project.AllImageIds.Count).Should().Be(held - 9);
    }

    [Fact]
    public void Table_names_the_methods_of_every_row()
    {
        foreach (var row in DataCatalog.GetCategories(CultureInfo.InvariantCulture))
        {
            var line = Lines
                .Should()
                .ContainSingle(
                    text =>
                        text.StartsWith($"| {row.Name} |", StringComparison.Ordinal)
                        || text.StartsWith($"| {row.Name} (not in", StringComparison.Ordinal),
                    "{0} is a row of the table",
                    row.Name
                )
                .Subject;
            line.Should().ContainAll(row.ExportMethods.Concat(row.DeleteMethods).Select(method => $"`{method}`"));
        }
    }

    [Fact]
    public void Commands_are_those_of_the_gate()
    {
        var gate = File.ReadAllText(Repository.PathOf(".ci", "run")).Replace(" --no-build", "", StringComparison.Ordinal);

        var commands = Snippets.Between(Lines, "```sh", "```");

        commands.Should().Equal("dotnet test", "dotnet run --project samples/DataRights.Console -- demo");
        commands
            .Should()
            .OnlyContain(
                command => gate.Contains(command, StringComparison.Ordinal),
                "the script that a person runs is the script of the gate"
            );
    }
}
