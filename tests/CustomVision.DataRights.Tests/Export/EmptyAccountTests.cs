using System.Text.Json.Nodes;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// An account without projects and an empty answer of a stale cache look the same. Every place that gives the state says so.
/// </summary>
public sealed class EmptyAccountTests
{
    [Theory]
    [InlineData(EmulatorSeed.Empty)]
    [InlineData(EmulatorSeed.Demo)]
    public async Task Remark_is_beside_the_state_where_no_project_was_listed_and_only_there(EmulatorSeed seed)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = seed });
        await using var services = new HostSetup(emulator).Build();
        using var folder = new TemporaryDirectory();
        var isEmpty = seed == EmulatorSeed.Empty;

        var result = await services
            .GetRequiredService<IUserDataManager>()
            .ExportAsync(new ExportRequest(), new DirectoryArchiveSink(folder["archive"]));

        result.State.Should().Be(ExportState.Complete);
        string?[] places =
        [
            result.StateRemark,
            (string?)JsonNode.Parse(await File.ReadAllTextAsync(folder["archive/data/report.json"]))!["stateRemark"],
            (await File.ReadAllLinesAsync(folder["archive/bag-info.txt"])).SingleOrDefault(line =>
                line.StartsWith("Export-State-Remark: ", StringComparison.Ordinal)
            ),
        ];
        places.Should().AllSatisfy(text => (text?.Contains("listed no projects", StringComparison.Ordinal) == true).Should().Be(isEmpty));
        var outcome = (await File.ReadAllLinesAsync(folder["archive/data/index.html"])).Single(line =>
            line.Contains("class=\"state good\">Complete", StringComparison.Ordinal)
        );
        outcome
            .Contains("listed no projects", StringComparison.Ordinal)
            .Should()
            .Be(isEmpty, "the first page says it where it gives the result");
        (await ArchiveVerifier.VerifyAsync(folder["archive"])).IsValid.Should().BeTrue();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Anna Larsen")]
    public async Task Remark_says_that_a_selection_matches_no_image_and_only_then(string? tag)
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await using var services = new HostSetup(emulator).Build();
        using var folder = new TemporaryDirectory();
        var subject = tag is null ? new SubjectSelector { ImageIds = [Guid.NewGuid()] } : new SubjectSelector { TagNames = [tag] };

        var result = await services
            .GetRequiredService<IUserDataManager>()
            .ExportAsync(new ExportRequest { Subject = subject }, new DirectoryArchiveSink(folder["archive"]));

        result.State.Should().Be(ExportState.Complete);
        (result.StateRemark?.StartsWith("No image matches the selection", StringComparison.Ordinal) == true).Should().Be(tag is null);
    }
}
