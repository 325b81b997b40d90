using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Identity;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

public sealed class RestoreCommandTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-restore-");

    private string Archive => Path.Combine(_folder.FullName, "archive");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_copy_for_one_person_is_not_enough_and_the_drill_and_the_restore_say_what_it_lacks()
    {
        await using var source = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        string[] export = ["export", "--output", Archive, "--tag", "Anna Larsen", "--requests-per-second", "0"];
        (await Datarights.RunAsync(source, export)).ExitCode.Should().Be(0);
        var document = Path.Combine(_folder.FullName, "drill.json");
        string[] erase = ["erase", "plan", "--all", "--models", "delete", "--archive", Archive, "--drill", document];

        var drill = await Datarights.RunAsync("drill", Archive, "--output", document);
        var restore = await Datarights.RunAsync(source, "restore", Archive, "--dry-run", "--without-receipts");
        var plan = await Datarights.RunAsync(source, [.. erase, "--output", Path.Combine(_folder.FullName, "plan.json")]);

        drill.ExitCode.Should().Be(3, "{0}", drill);
        drill
            .Output.Should()
            .Contain("The archive is a copy of PART of its projects")
            .And.MatchRegex("It does not contain [1-9][0-9]* images that the export's request left out")
            .And.NotContain("all projects;")
            .And.NotContain("The archive is enough");
        var report = DrillReport.FromJson(await File.ReadAllTextAsync(document));
        report
            .Should()
            .Match<DrillReport>(said => !said.Passed && said.ImagesLeftOut > 0 && said.Differences == 0 && said.NotRestored == 0);
        report.Sentence.Should().StartWith("The archive is NOT enough").And.Contain("a copy of part of its projects");
        report.ComputeDigest().Should().Be(report.Digest);
        restore.ExitCode.Should().Be(0, "{0}", restore);
        restore
            .Output.Should()
            .MatchRegex("Warning: The archive is a copy of part of its projects.*: [1-9][0-9]* images\\.")
            .And.NotContain("all projects;");
        plan.ExitCode.Should().NotBe(0, "such a drill proves nothing: {0}", plan);
    }

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
