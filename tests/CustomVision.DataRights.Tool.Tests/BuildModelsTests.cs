using CustomVision.DataRights.Emulator;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>Models are built where a person asks for it, and what has none is named.</summary>
public sealed class BuildModelsTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-models-");

    private string Archive => Path.Combine(_folder.FullName, "archive");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Export_builds_the_named_models_and_refuses_unknown_platforms_and_list_names_what_has_none()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions());
        var (open, closed) = emulator.Seed(account =>
        {
            Guid[] trained =
            [
                .. new[] { true, false }.Select(isExportable =>
                {
                    var project = account.AddProject($"Exportable {isExportable}", ProjectKind.Classification, isExportable: isExportable);
                    project.AddImages(5, project.AddTag("A"));
                    project.AddImages(5, project.AddTag("B"));
                    return project.Train();
                }),
            ];
            return (trained[0], trained[1]);
        });

        var unknown = await Datarights.RunAsync(emulator, "export", "--output", Archive, "--build-models", "onnx,keras");
        var before = await Datarights.RunAsync(emulator, "list");
        var built = await Datarights.RunAsync(
            emulator,
            "export",
            "--output",
            Archive,
            "--build-models",
            "onnx:onnx12,CoreML",
            "--requests-per-second",
            "0"
        );
        var after = await Datarights.RunAsync(emulator, "list");

        unknown.ExitCode.Should().Be(2, "{0}", unknown);
        unknown.Error.Should().Contain("keras").And.Contain("tensorflow").And.Contain("onnx:onnx12").And.Contain("coreml");
        before.Output.Should().Contain("without a model file").And.Contain(open.ToString()).And.Contain("compact domain");
        built.ExitCode.Should().Be(0, "{0}", built);
        built.Output.Should().Contain("asked the service to build").And.Contain("ONNX-ONNX12, CoreML").And.Contain(closed.ToString());
        Directory
            .GetFiles(Archive, "*.zip", SearchOption.AllDirectories)
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo("CoreML.zip", "ONNX-ONNX12.zip");
        after.Output.Should().NotContain(open.ToString()).And.Contain(closed.ToString());
    }

    [Theory]
    [InlineData("2027-09-24", null)]
    [InlineData("2027-09-26", "in 365 day")]
    [InlineData("2028-09-24", "in 1 day")]
    [InlineData("2028-09-25", "was shut off")]
    public void The_shut_off_is_announced_from_a_year_before(string day, string? words)
    {
        var warning = ShutOff.WarningAt(DateTimeOffset.Parse(day + "T00:00:00Z", System.Globalization.CultureInfo.InvariantCulture));

        (warning is null).Should().Be(words is null);
        (warning ?? string.Empty).Contains(words ?? string.Empty, StringComparison.Ordinal).Should().BeTrue("{0}", warning);
    }
}
