using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>The program where the system has no culture data, as Alpine and chiseled images set it.</summary>
public sealed class InvariantGlobalizationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-invariant-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Export_verify_convert_and_erase_work_without_culture_data()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (archive, set, plan, receipt) = (PathOf("archive"), PathOf("set"), PathOf("plan.json"), PathOf("receipt.json"));
        var images = emulator.Account.Projects[0].AllImageIds.Count;

        await SucceedAsync(emulator, "export", "--output", archive, "--dataset", "coco", "--requests-per-second", "0");
        (await SucceedAsync(null, "verify", archive)).Output.Should().Contain("alid");
        await SucceedAsync(null, "convert", archive, "--format", "yolo", "--output", set);
        await SucceedAsync(emulator, EraseArguments.Plan(plan, "keep"));
        (await SucceedAsync(null, "erase", "show", plan, "--language", "ko")).Output.Should().Contain("이미지");
        await SucceedAsync(
            emulator,
            EraseArguments.Apply(plan, ErasurePlan.FromJson(await File.ReadAllTextAsync(plan)).Digest, PathOf("journal.jsonl"), receipt)
        );
        await SucceedAsync(emulator, "erase", "verify", plan, "--requests-per-second", "0");

        File.Exists(Path.Combine(archive, "data", "index.html")).Should().BeTrue();
        emulator.Account.Projects[0].AllImageIds.Should().HaveCountLessThan(images);
        File.Exists(receipt).Should().BeTrue();
    }

    private static async Task<Datarights.Outcome> SucceedAsync(TrainingEmulator? emulator, params string[] arguments)
    {
        var outcome = await Datarights.RunInAsync(("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1"), emulator, arguments);
        outcome.ExitCode.Should().Be(0, "{0}: {1}", string.Join(' ', arguments), outcome);
        return outcome;
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);
}
