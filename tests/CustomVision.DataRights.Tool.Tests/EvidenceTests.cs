using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>
/// Plans, receipts and journals are evidence: no command replaces a file that it did not write for the same plan, and a refused one leaves
/// none behind.
/// </summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-evidence-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_plan_is_never_written_over_another_file()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await PlanAsync(emulator, "plan.json", "Anna Larsen");
        var before = await File.ReadAllTextAsync(At("plan.json"));
        emulator.Requests.Clear();

        var again = await Datarights.RunAsync(emulator, Plan("plan.json", "Anna Larsen"));
        var aDirectory = await Datarights.RunAsync(emulator, Plan(".", "Anna Larsen"));

        again.ExitCode.Should().Be(2, "{0}", again);
        again.Error.Should().Contain("plan.json").And.Contain("another file");
        aDirectory.ExitCode.Should().Be(2, "{0}", aDirectory);
        (await File.ReadAllTextAsync(At("plan.json"))).Should().Be(before);
        emulator.Requests.Find().Should().BeEmpty("the service need not be read for a plan that cannot be kept");
        Names().Should().BeEquivalentTo("plan.json");
    }

    [Fact]
    public async Task The_receipt_of_a_finished_run_is_kept_by_every_later_run()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var images = emulator.Account.Projects[0].AllImageIds.Count;
        var first = await PlanAsync(emulator, "first.json", "Anna Larsen");
        (await Datarights.RunAsync(emulator, Apply("first.json", first, "first.journal", "receipt.json"))).ExitCode.Should().Be(0);
        var (receipt, page) = (await File.ReadAllTextAsync(At("receipt.json")), await File.ReadAllTextAsync(At("receipt.html")));
        await File.WriteAllTextAsync(At("other.html"), "a page of mine");
        images = emulator.Account.Projects[0].AllImageIds.Count;
        var second = await PlanAsync(emulator, "second.json", "Visitor");

        var overReceipt = await Datarights.RunAsync(emulator, Apply("second.json", second, "second.journal", "receipt.json"));
        var overPage = await Datarights.RunAsync(emulator, Apply("second.json", second, "second.journal", "other.json"));
        var overPlan = await Datarights.RunAsync(emulator, Apply("second.json", second, "second.journal", "first.json"));
        File.Delete(At("receipt.html"));
        emulator.Requests.Clear();
        var sameAgain = await Datarights.RunAsync(emulator, Apply("first.json", first, "first.journal", "receipt.json"));
        emulator.Requests.Find().Should().BeEmpty("a finished erasure is not carried out again");
        var otherJournal = await Datarights.RunAsync(emulator, Apply("first.json", first, "new.journal", "receipt.json"));

        foreach (
            var (refused, name) in ((Datarights.Outcome, string)[])
                [
                    (overReceipt, "receipt.json"),
                    (overPage, "other.html"),
                    (overPlan, "first.json"),
                    (otherJournal, "receipt.json"),
                ]
        )
        {
            refused.ExitCode.Should().Be(2, "{0}", refused);
            refused.Error.Should().Contain(name).And.Contain("--receipt");
        }

        emulator.Account.Projects[0].AllImageIds.Should().HaveCount(images, "nothing was deleted by what was refused");
        sameAgain.ExitCode.Should().Be(0, "{0}", sameAgain);
        sameAgain.Output.Should().Contain("receipt.json").And.Contain("kept");
        (await File.ReadAllTextAsync(At("receipt.json"))).Should().Be(receipt);
        (await File.ReadAllTextAsync(At("receipt.html"))).Should().Be(page, "a missing page is written again from its receipt");
        (await File.ReadAllTextAsync(At("other.html"))).Should().Be("a page of mine");
        Names().Should().BeEquivalentTo("first.json", "first.journal", "receipt.json", "receipt.html", "other.html", "second.json");
    }

    [Fact]
    public async Task A_refused_apply_leaves_no_journal()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await PlanAsync(emulator, "plan.json", "Anna Larsen");

        var refused = await Datarights.RunAsync(emulator, Apply("plan.json", new string('0', 64), "journal", "receipt.json"));

        refused.ExitCode.Should().Be(2, "{0}", refused);
        Names().Should().BeEquivalentTo("plan.json");
    }

    [Fact]
    public async Task A_second_journal_for_a_plan_in_the_same_folder_is_refused_and_names_the_first()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var digest = await PlanAsync(emulator, "plan.json", "Anna Larsen");
        (await Datarights.RunAsync(emulator, Apply("plan.json", digest, "first.journal", "first.json"))).ExitCode.Should().Be(0);

        var second = await Datarights.RunAsync(emulator, Apply("plan.json", digest, "second.journal", "second.json"));

        second.ExitCode.Should().Be(1, "{0}", second);
        second.Error.Should().Contain("first.journal");
        Names().Should().BeEquivalentTo("plan.json", "first.journal", "first.json", "first.html");
    }

    [Fact]
    public async Task Files_that_cannot_be_used_give_a_sentence_with_a_remedy()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var digest = await PlanAsync(emulator, "plan.json", "Anna Larsen");
        File.CreateSymbolicLink(At("dangling"), At("nowhere/target"));
        Directory.CreateDirectory(At("folder"));
        await File.WriteAllTextAsync(At("held.journal"), "");
        await using var held = new FileStream(At("held.journal"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        (string[] Arguments, string[] Says)[] cases =
        [
            (Apply("plan.json", digest, "held.journal", "receipt.json"), ["held.journal", "in use", "Wait"]),
            (Apply("plan.json", digest, "missing/journal", "receipt.json"), ["missing", "does not exist", "Create"]),
            (Apply("plan.json", digest, "dangling", "receipt.json"), ["dangling", "link", "Remove"]),
            (Apply("plan.json", digest, "folder", "receipt.json"), ["folder", "is a directory"]),
            (Apply("plan.json", digest, "journal", "dangling"), ["dangling", "link", "Remove"]),
            (Apply("missing.json", digest, "journal", "receipt.json"), ["missing.json", "does not exist"]),
            (Apply("folder", digest, "journal", "receipt.json"), ["folder", "is a directory"]),
            (Plan("dangling", "Anna Larsen"), ["dangling", "link", "Remove"]),
        ];

        foreach (var (arguments, says) in cases)
        {
            var outcome = await Datarights.RunAsync(emulator, arguments);

            outcome.ExitCode.Should().BeOneOf([1, 2], "{0}: {1}", string.Join(' ', arguments), outcome);
            outcome
                .Error.Should()
                .ContainAll(says)
                .And.NotContain("The process cannot")
                .And.NotContain("Could not find")
                .And.NotContain("   at ");
        }

        Names().Should().BeEquivalentTo("plan.json", "held.journal", "dangling");
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private IEnumerable<string> Names() =>
        _folder.EnumerateFiles("*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder.FullName, file.FullName));

    private async Task<string> PlanAsync(TrainingEmulator emulator, string name, string tag)
    {
        var outcome = await Datarights.RunAsync(emulator, Plan(name, tag));
        outcome.ExitCode.Should().Be(0, "{0}", outcome);
        return ErasurePlan.FromJson(await File.ReadAllTextAsync(At(name))).Digest;
    }

    private string[] Plan(string output, string tag) => EraseArguments.Plan(At(output), tag: tag);

    private string[] Apply(string plan, string digest, string journal, string receipt) =>
        EraseArguments.Apply(At(plan), digest, At(journal), At(receipt));
}
