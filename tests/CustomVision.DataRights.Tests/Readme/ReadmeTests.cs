using System.Globalization;
using CustomVision.DataRights.Catalog;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Tests.Azure;
using CustomVision.DataRights.Tests.Conventions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Readme;

public sealed class ReadmeTests
{
    private static readonly string[] Lines = File.ReadAllLines(Repository.PathOf("README.md"));

    [Fact]
    public void Code_is_the_compiled_samples()
    {
        var afterExport = Lines.SkipWhile(line => line != "## An erasure, from the plan to the receipt");

        Between(Lines, "```csharp", "```").Should().Equal(CodeOf("ReadmeSample.cs", "export"));
        Between(afterExport, "```csharp", "```").Should().Equal(CodeOf("ReadmeSample.cs", "erasure"));
        Between(File.ReadAllLines(Repository.PathOf("src", "CustomVision.DataRights", "README.md")), "```csharp", "```")
            .Should()
            .Equal(CodeOf("ReadmeSample.cs", "export"), "the package shows the same code");
    }

    [Fact]
    public void Code_of_the_Azure_package_is_compiled_and_registers_a_valid_resource()
    {
        Between(File.ReadAllLines(Repository.PathOf("src", "CustomVision.DataRights.Azure", "README.md")), "```csharp", "```")
            .Should()
            .Equal(CodeOf("AzureReadmeSample.cs", "readme"));

        var services = new ServiceCollection();
        AzureReadmeSample.Register(
            services,
            new Uri("https://contoso.cognitiveservices.azure.com/"),
            ResourceManagerRig.Account,
            new StubCredential(TimeProvider.System)
        );
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<IUserDataManager>().Should().NotBeNull();
        provider.GetRequiredService<CustomVision.DataRights.Account.IAccountReader>().Should().NotBeNull();
    }

    [Fact]
    public void Code_of_the_storage_package_is_compiled() =>
        Between(File.ReadAllLines(Repository.PathOf("src", "CustomVision.DataRights.AzureStorage", "README.md")), "```csharp", "```")
            .Should()
            .Equal(CodeOf("AzureStorageReadmeSample.cs", "readme"));

    [Fact]
    public async Task Code_does_what_it_says()
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

        await ReadmeSample.RunAsync(new ServiceCollection(), configuration, folder["archive"], folder["plan.journal"], output);

        var lines = output.ToString().ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().MatchRegex("^Complete: [0-9]+ files, archive digest [0-9a-f]{64}$");
        lines[1].Should().Be("The archive is valid.");
        lines[^1].Should().Be("Complete: 9 of 9 erased");
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

        var commands = Between(Lines, "```sh", "```");

        commands.Should().Equal("dotnet test", "dotnet run --project samples/DataRights.Console -- demo");
        commands
            .Should()
            .OnlyContain(
                command => gate.Contains(command, StringComparison.Ordinal),
                "the script that a person runs is the script of the gate"
            );
    }

    private static IEnumerable<string> CodeOf(string sample, string mark)
    {
        var code = Between(
            File.ReadAllLines(Repository.PathOf("tests", "CustomVision.DataRights.Tests", "Readme", sample)),
            $"// <{mark}>",
            $"// </{mark}>"
        );
        var indent = code.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return code.Select(line => line.Length == 0 ? line : line[indent..]);
    }

    private static List<string> Between(IEnumerable<string> lines, string begin, string end) =>
        [.. lines.SkipWhile(line => line.Trim() != begin).Skip(1).TakeWhile(line => line.Trim() != end)];
}
