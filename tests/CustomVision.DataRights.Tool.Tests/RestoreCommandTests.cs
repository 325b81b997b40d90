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
        (await Datarights.RunAsync(source, "export", "--output", Archive)).ExitCode.Should().Be(0);
        var document = Path.Combine(_folder.FullName, "drill.json");

        var drill = await Datarights.RunAsync("drill", Archive, "--output", document);
        var plan = await Datarights.RunAsync(source, "erase", "plan", "--all", "--models", "delete", "--archive", Archive, "--drill", document, "--output", Path.Combine(_folder.FullName, "plan.json"));
        var refused = await Datarights.RunAsync(target, "restore", Archive);
        var dry = await Datarights.RunAsync(target, "restore", Archive, "--without-receipts", "--dry-run");
        target.Account.Projects.Should().BeEmpty();
        var restored = await Datarights.RunAsync(target, "restore", Archive, "--without-receipts", "--requests-per-second", "0");
        var second = Path.Combine(_folder.FullName, "second");
        (await Datarights.RunAsync(target, "export", "--output", second)).ExitCode.Should().Be(0);
        var compared = await Datarights.RunAsync("compare", Archive, second);
        target.Seed(account => { account.AddProject("New", ProjectKind.Detection); });
        var third = Path.Combine(_folder.FullName, "third");
        await Datarights.RunAsync(target, "export", "--output", third);
        var different = await Datarights.RunAsync("compare", Archive, third, "--json");
        var none = await Datarights.RunAsync("compare", Archive, _folder.FullName);

        drill.ExitCode.Should().Be(0, "{0}", drill);
        drill.Output.Should().Contain("The archive is enough to rebuild every project: 2 projects");
        plan.ExitCode.Should().Be(0, "{0}", plan);
        plan.Output.Should().Contain("The drill rebuilt all 2 projects of that archive.");
        (refused.ExitCode, dry.ExitCode, restored.ExitCode).Should().Be((2, 0, 0), "{0}", restored);
        refused.Error.Should().Contain("--without-receipts");
        restored.Output.Should().Contain("Warning: No receipts were given").And.Contain("restore.json");
        (compared.ExitCode, different.ExitCode, none.ExitCode).Should().Be((0, 3, 1), "{0}", compared);
        different.Output.Should().Contain("\"kind\": \"Project\"");
    }

    [Fact]
    public async Task A_token_restores_and_one_whose_role_may_not_create_ends_in_1_with_the_role_named()
    {
        await using var source = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await using var target = await TrainingEmulator.StartAsync();
        (await Datarights.RunAsync(source, "export", "--output", Archive)).ExitCode.Should().Be(0);

        var trainer = await RestoreAsync(CustomVisionRole.Trainer);
        var contributor = await RestoreAsync(CustomVisionRole.Contributor);

        (trainer.ExitCode, contributor.ExitCode).Should().Be((1, 0), "{0}", contributor);
        trainer.Error.Should().Contain("Custom Vision Contributor").And.Contain("resume");

        Task<Datarights.Outcome> RestoreAsync(CustomVisionRole role) => Datarights.RunInAsync(
            new Dictionary<string, string?>
            {
                ["CUSTOMVISION_ENDPOINT"] = target.Endpoint.ToString(),
                ["CUSTOMVISION_ACCESS_TOKEN"] = target.IssueToken(role: role),
            },
            "restore", Archive, "--without-receipts", "--requests-per-second", "0");
    }
}
