using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>An export into the folder of an unfinished export with other options.</summary>
public sealed class OtherRequestTests : IAsyncLifetime
{
    private static readonly string[] Rate = ["--requests-per-second", "0"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-other-");
    private TrainingEmulator _emulator = null!;

    private string Archive => Path.Combine(_folder.FullName, "archive");

    public async Task InitializeAsync()
    {
        _emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        _emulator.Faults.Add(FaultRule.For("GetIterationPerformance").Answer(403));
        _emulator.Faults.Add(FaultRule.For("GetImagePerformances").Answer(403));
    }

    public async Task DisposeAsync()
    {
        await _emulator.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("en", "was started with other options", "--dataset (then: not given; now: coco)", "--language (then: en; now: fr)")]
    [InlineData("fr", "lancée avec d’autres options", "(alors\u00A0: absente\u202F; maintenant\u00A0: coco)", "--dataset")]
    [InlineData("ko", "다른 옵션으로 시작된", "--dataset(당시: 지정 안 함, 현재: coco)", "--language(당시: en, 현재: ko)")]
    public async Task The_options_that_differ_are_named_with_the_remedy(string language, string what, string first, string second)
    {
        (await ExportAsync("--language", language == "en" ? "fr" : "en")).ExitCode.Should().Be(1, "the export is unfinished");
        var before = Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories);

        var other = await ExportAsync("--dataset", "coco", "--tag", "Anna Larsen", "--language", language);

        other.ExitCode.Should().Be(2, "{0}", other);
        other
            .Error.Should()
            .StartWith(Archive)
            .And.Contain(what)
            .And.Contain(first)
            .And.Contain(second.Replace("en; now: fr", "fr; now: en"))
            .And.Contain("--tag")
            .And.Contain("--output")
            .And.NotContain("renditions")
            .And.NotContain("all projects")
            .And.NotContain("digest");
        Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task A_value_that_is_not_recorded_is_named_by_its_option_and_the_endpoint_if_there_is_none()
    {
        (await ExportAsync("--tag", "Anna Larsen")).ExitCode.Should().Be(1, "the export is unfinished");
        var tag = await ExportAsync("--tag", "Visitor");
        string[] whole = ["export", "--output", Path.Combine(_folder.FullName, "whole"), .. Rate];
        (await Datarights.RunAsync(_emulator, whole)).ExitCode.Should().Be(1, "the export is unfinished");
        var other = _emulator.Endpoint.Host == "localhost" ? "127.0.0.1" : "localhost";
        var elsewhere = new UriBuilder(_emulator.Endpoint) { Host = other }.ToString();
        var endpoint = await Datarights.RunWithAsync(elsewhere, _emulator.TrainingKey, whole);

        tag.ExitCode.Should().Be(2, "{0}", tag);
        tag.Error.Should().Contain("the value of --tag").And.NotContain("Anna");
        endpoint.ExitCode.Should().Be(2, "{0}", endpoint);
        endpoint.Error.Should().Contain("What differs: CUSTOMVISION_ENDPOINT.").And.NotContain("--tag");
    }

    private Task<Datarights.Outcome> ExportAsync(params string[] options) =>
        Datarights.RunAsync(_emulator, ["export", "--output", Archive, .. options, .. Rate]);
}
