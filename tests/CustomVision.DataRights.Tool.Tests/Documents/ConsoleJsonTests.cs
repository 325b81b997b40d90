using System.Text.Json;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests.Documents;

/// <summary><c>--json</c>: the page, and what each command writes.</summary>
public sealed class ConsoleJsonTests : IDisposable
{
    private const string Approve = "APPROVE_CONSOLE_JSON";
    private const string Anna = "Anna Larsen";

    private static readonly string Page = Path.Combine(SampleTests.Repository(), "docs", "console-json.md");

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-json-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_page_describes_the_types_that_are_written()
    {
        var now = ConsoleJsonPage.Create();
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(Page, now);
        }

        var approved = File.Exists(Page) ? File.ReadAllText(Page) : string.Empty;
        now.Split('\n')
            .Except(approved.Split('\n'), StringComparer.Ordinal)
            .Should()
            .BeEmpty(
                "docs/console-json.md follows the types. If the change is meant, run the tests once with {0}=1 and commit " + "the file",
                Approve
            );
        approved.Should().Be(now);
    }

    [Fact]
    public async Task Every_command_writes_the_document_of_the_page_and_nothing_else()
    {
        await using var source = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await using var target = await TrainingEmulator.StartAsync();
        var page = new ConsoleJsonReader(await File.ReadAllTextAsync(Page));
        var (archive, plan, receipt, journal) = (At("archive"), At("plan.json"), At("receipt.json"), At("journal"));

        var listed = await RunAsync(source, 0, "list");
        var exported = await RunAsync(source, 0, "export", "--output", archive, "--requests-per-second", "0");
        var verified = await RunAsync(null, 0, "verify", archive, "--expect", exported.GetProperty("archiveDigest").GetString()!);
        var catalog = await RunAsync(null, 0, "catalog", "--language", "fr");
        var account = await RunAsync(source, 1, "account");
        var converted = await RunAsync(null, 0, "convert", archive, "--format", "yolo");
        var compared = await RunAsync(null, 0, "compare", archive, archive);
        var renamed = await RunAsync(null, 3, "compare", archive, archive, "--name-suffix", "x");
        var restored = await RunAsync(target, 0, "restore", archive, "--dry-run", "--without-receipts", "--requests-per-second", "0");
        var drilled = await RunAsync(null, 0, "drill", archive, "--output", At("drill.json"));
        var undecided = await RunAsync(source, 2, "erase", "plan", "--tag", Anna, "--output", plan, "--requests-per-second", "0");
        var planned = await RunAsync(
            source,
            0,
            "erase",
            "plan",
            "--tag",
            Anna,
            "--models",
            "delete",
            "--accept-collateral",
            "--output",
            plan,
            "--requests-per-second",
            "0"
        );
        var shown = await RunAsync(source, 0, "erase", "show", plan, "--names");
        var digest = planned.GetProperty("digest").GetString()!;
        var before = await RunAsync(source, 1, "erase", "verify", plan, "--requests-per-second", "0");
        var applied = await RunAsync(source, 0, EraseArguments.Apply(plan, digest, journal, receipt));
        var gone = await RunAsync(source, 0, "erase", "verify", plan, "--requests-per-second", "0");
        var audited = await RunAsync(null, 0, "erase", "audit", plan, "--receipt", receipt, "--journal", journal);
        var misused = await RunAsync(null, 2, "verify");
        var unknown = await RunAsync(null, 2, "frobnicate");

        listed
            .GetProperty("projects")
            .EnumerateArray()
            .Select(project => project.GetProperty("name").GetString())
            .Should()
            .BeEquivalentTo(source.Account.Projects.Select(project => project.Name));
        exported.GetProperty("state").GetString().Should().Be("Complete");
        verified.GetProperty("digestMatches").GetBoolean().Should().BeTrue();
        catalog.GetProperty("categories")[0].GetProperty("name").GetString().Should().Be("Account information");
        account.GetProperty("isAvailable").GetBoolean().Should().BeFalse();
        converted
            .GetProperty("projects")
            .EnumerateArray()
            .Should()
            .HaveSameCount(source.Account.Projects)
            .And.OnlyContain(project => project.GetProperty("images").GetInt64() + project.GetProperty("leftOut").GetInt64() > 0);
        Directory.Exists(converted.GetProperty("folder").GetString()).Should().BeTrue();
        (compared.GetProperty("equal").GetBoolean(), renamed.GetProperty("equal").GetBoolean()).Should().Be((true, false));
        restored.GetProperty("state").GetString().Should().Be("Planned");
        drilled.GetProperty("report").GetProperty("passed").GetBoolean().Should().BeTrue();
        undecided.GetProperty("errors")[0].GetProperty("message").GetString().Should().Contain("Add --models");
        shown.GetProperty("digest").GetString().Should().Be(digest);
        before.GetProperty("notGone").GetArrayLength().Should().Be(before.GetProperty("objects").GetInt32());
        applied.GetProperty("counts").GetProperty("erased").GetInt32().Should().Be(before.GetProperty("objects").GetInt32());
        applied.GetProperty("digest").GetString().Should().Be(ErasureReceipt.FromJson(await File.ReadAllTextAsync(receipt)).Digest);
        gone.GetProperty("isGone").GetBoolean().Should().BeTrue();
        audited.GetProperty("checked").GetArrayLength().Should().Be(3);
        misused.GetProperty("errors")[0].GetProperty("kind").GetString().Should().Be("Usage");
        unknown.GetProperty("command").GetString().Should().BeEmpty();

        async Task<JsonElement> RunAsync(TrainingEmulator? emulator, int exitCode, params string[] arguments)
        {
            var outcome = emulator is null
                ? await Datarights.RunAsync([.. arguments, "--json"])
                : await Datarights.RunAsync(emulator, [.. arguments, "--json"]);
            outcome.ExitCode.Should().Be(exitCode, "{0}", outcome);
            using var document = JsonDocument.Parse(outcome.Output);
            page.Check(document.RootElement).Should().BeEmpty("{0}", outcome.Output);
            document.RootElement.GetProperty("exitCode").GetInt32().Should().Be(exitCode);
            return document.RootElement.Clone();
        }
    }

    [Fact]
    public async Task Quiet_documents_come_alone_and_ask_no_encoding_of_the_terminal()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });

        var outcome = await Datarights.RunAsync(
            emulator,
            "export",
            "--output",
            At("고객"),
            "--json",
            "--quiet",
            "--requests-per-second",
            "0"
        );

        outcome.Error.Should().BeEmpty();
        outcome.Output.Should().MatchRegex(@"\A[\x20-\x7E\n]+\z");
        JsonDocument.Parse(outcome.Output).RootElement.GetProperty("archive").GetString().Should().Be(At("고객"));
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
