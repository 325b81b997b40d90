using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Identity;

namespace CustomVision.DataRights.Tool.Tests;

public sealed class RestoreCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-restore-");

    private string Archive => Path.Combine(_folder.FullName, "archive");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_archive_is_drilled_restored_and_compared_and_exit_codes_tell()
    {
        await using var source = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await using var target = await TrainingEmulator.StartAsync();
        (await Datarights.RunAsync(source, "export", "--output", Archive, "--requests-per-second", "0")).ExitCode.Should().Be(0);
        var document = Path.Combine(_folder.FullName, "drill.json");

        var drill = await Datarights.RunAsync("drill", Archive, "--output", document);
        var plan = await Datarights.RunAsync(
            source,
            "erase",
            "plan",
            "--requests-per-second",
            "0",
            "--all",
            "--models",
            "delete",
            "--archive",
            Archive,
            "--drill",
            document,
            "--output",
            Path.Combine(_folder.FullName, "plan.json")
        );
        var unsaid = await RestoreAsync(CustomVisionRole.Contributor);
        var trainer = await RestoreAsync(CustomVisionRole.Trainer, "--without-receipts");
        target.Account.Projects.Should().BeEmpty();
        var restored = await RestoreAsync(CustomVisionRole.Contributor, "--without-receipts");
        var second = Path.Combine(_folder.FullName, "second");
        (await Datarights.RunAsync(target, "export", "--output", second, "--requests-per-second", "0")).ExitCode.Should().Be(0);
        var compared = await Datarights.RunAsync("compare", Archive, second);
        var different = await Datarights.RunAsync("compare", Archive, second, "--name-suffix", " (restored)", "--json");
        var none = await Datarights.RunAsync("compare", Archive, _folder.FullName);

        drill.ExitCode.Should().Be(0, "{0}", drill);
        drill.Output.Should().Contain("The archive is enough to rebuild every project: 2 projects");
        plan.ExitCode.Should().Be(0, "{0}", plan);
        plan.Output.Should().Contain("The drill rebuilt all 2 projects of that archive.");
        (unsaid.ExitCode, trainer.ExitCode, restored.ExitCode).Should().Be((2, 1, 0), "{0}", restored);
        unsaid.Error.Should().Contain("--without-receipts");
        trainer.Error.Should().Contain("Custom Vision Contributor").And.Contain("resume");
        restored.Output.Should().Contain("Warning: No receipts were given").And.Contain("restore.json");
        (compared.ExitCode, different.ExitCode, none.ExitCode).Should().Be((0, 3, 1), "{0}", compared);
        different.Output.Should().Contain("\"kind\": \"Project\"");

        Task<Datarights.Outcome> RestoreAsync(CustomVisionRole role, params string[] more) =>
            Datarights.RunInAsync(
                new Dictionary<string, string?>
                {
                    ["CUSTOMVISION_ENDPOINT"] = target.Endpoint.ToString(),
                    ["CUSTOMVISION_ACCESS_TOKEN"] = target.IssueToken(role: role),
                },
                ["restore", Archive, "--requests-per-second", "0", .. more]
            );
    }
}
