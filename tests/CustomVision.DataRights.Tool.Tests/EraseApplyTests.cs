using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>
/// What <c>erase apply</c> looks at before it deletes anything: where the receipt goes, what the journal is, and the archive.
/// </summary>
public sealed class EraseApplyTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-apply-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_receipt_that_cannot_be_written_or_a_journal_that_is_none_deletes_nothing_and_touches_no_file()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var images = emulator.Account.Projects.Sum(project => project.AllImageIds.Count);
        var digest = await PlanAsync(emulator, "plan.json");
        File.Copy(At("plan.json"), At("plan.html"));
        Directory.CreateDirectory(At("folder.json"));
        File.WriteAllText(At("receipt-of-another.json"), "{\n  \"precious\": true\n}");
        var plan = File.ReadAllText(At("plan.json"));
        (string Plan, string Journal, string Receipt, int ExitCode, string Says)[] cases =
        [
            ("plan.json", "journal", "receipt.html", 2, ".html"),
            ("plan.json", "journal", "plan.json", 2, "the plan"),
            ("plan.html", "journal", "plan.json", 2, "the plan"),
            ("plan.json", "journal", "journal", 2, "the journal"),
            ("plan.json", "journal.html", "journal.json", 2, "the journal"),
            ("plan.json", "journal", "folder.json", 2, "is a directory"),
            ("plan.json", "journal", "receipt-of-another.json/receipt.json", 1, "receipt-of-another.json"),
            ("plan.json", "plan.json", "receipt.json", 2, "not an erasure journal"),
            ("plan.json", "receipt-of-another.json", "receipt.json", 2, "not an erasure journal"),
        ];

        foreach (var (planFile, journal, receipt, exitCode, says) in cases)
        {
            var outcome = await Datarights.RunAsync(emulator, Apply(planFile, digest, journal, receipt));

            outcome.ExitCode.Should().Be(exitCode, "{0} {1} {2}: {3}", planFile, journal, receipt, outcome);
            outcome.Error.Should().Contain(says);
        }

        emulator.Account.Projects.Sum(project => project.AllImageIds.Count).Should().Be(images);
        File.ReadAllText(At("plan.json")).Should().Be(plan).And.EndWith("}\n");
        File.ReadAllText(At("receipt-of-another.json")).Should().Be("{\n  \"precious\": true\n}");
        _folder.EnumerateFiles().Select(file => file.Name).Should().BeEquivalentTo("plan.json", "plan.html", "receipt-of-another.json");
    }

    [Fact]
    public async Task A_plan_that_was_made_with_an_archive_wants_it_again_and_the_receipts_directory_is_made()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        (await Datarights.RunAsync(emulator, "export", "--output", At("archive"), "--request-id", "7", "--requests-per-second", "0"))
            .ExitCode.Should()
            .Be(0);
        var digest = await PlanAsync(emulator, "plan.json", "--archive", At("archive"));
        var command = Apply("plan.json", digest, "journal", "new/directory/receipt.json");

        var without = await Datarights.RunAsync(emulator, command);
        var with = await Datarights.RunAsync(emulator, [.. command, "--archive", At("archive")]);

        without.ExitCode.Should().Be(2, "{0}", without);
        without.Error.Should().Contain("again with --archive");
        with.ExitCode.Should().Be(0, "{0}", with);
        ErasureReceipt.FromJson(File.ReadAllText(At("new/directory/receipt.json"))).State.Should().Be(ErasureState.Complete);
        Directory.EnumerateFiles(At("new/directory")).Select(Path.GetFileName).Should().BeEquivalentTo("receipt.json", "receipt.html");
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private async Task<string> PlanAsync(TrainingEmulator emulator, string name, params string[] options)
    {
        var outcome = await Datarights.RunAsync(emulator, [.. EraseArguments.Plan(At(name)), .. options]);
        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        return ErasurePlan.FromJson(await File.ReadAllTextAsync(At(name))).Digest;
    }

    private string[] Apply(string plan, string digest, string journal, string receipt) =>
        EraseArguments.Apply(At(plan), digest, At(journal), At(receipt));
}
