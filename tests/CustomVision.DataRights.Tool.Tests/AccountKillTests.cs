using System.Globalization;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>
/// The process that deletes and purges an account is killed with SIGKILL right before and right after each record of its journal, over TLS
/// with tokens; the command then resumes. What the receipt calls erased is what the emulator has purged.
/// </summary>
public sealed class AccountKillTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("datarights-account-kill-");

    public void Dispose() => _root.Delete(recursive: true);

    [KillFact]
    public async Task Killed_at_every_record_of_its_journal_an_accounts_erasure_resumes_to_the_purge()
    {
        var records = await RunAsync(at: null, before: false);
        records.Should().BePositive();

        for (var at = 1; at <= records; at++)
        {
            await RunAsync(at, before: true);
            await RunAsync(at, before: false);
        }
    }

    private async Task<int> RunAsync(int? at, bool before)
    {
        var name = at is null ? "undisturbed" : string.Create(CultureInfo.InvariantCulture, $"{(before ? "before" : "after")}-{at}");
        var folder = _root.CreateSubdirectory(name).FullName;
        string At(string file) => Path.Combine(folder, file);
        await using var emulator = await AuthTests.StartAsync();
        (emulator.Behavior.Management.OperationDuration, emulator.Behavior.Management.RetryAfter) = (
            TimeSpan.FromMilliseconds(50),
            TimeSpan.Zero
        );
        var environment = AuthTests.Environment(emulator);
        var planned = await Datarights.RunInAsync(environment, EraseArguments.PlanAccount(At("plan.json")));
        planned.ExitCode.Should().Be(0, "{0}: {1}", name, planned);
        var plan = ErasurePlan.FromJson(await File.ReadAllTextAsync(At("plan.json")));
        if (at is { } record)
        {
            string[] arguments =
            [
                At("plan.json"),
                At("journal"),
                At("receipt.json"),
                record.ToString(CultureInfo.InvariantCulture),
                before ? "before" : "after",
            ];
            using var process = Datarights.StartIn(environment, "CustomVision.DataRights.Tool.Tests.dll", arguments);
            var killed = await Datarights.EndAsync(process, arguments);
            killed.ExitCode.Should().BeOneOf([137, -1], "{0}: {1}", name, killed);
            File.Exists(At("receipt.json")).Should().BeFalse(name);
        }

        var applied = await Datarights.RunInAsync(
            environment,
            [.. EraseArguments.Apply(At("plan.json"), plan.Digest, At("journal"), At("receipt.json")), "--deadline", "120"]
        );

        applied.ExitCode.Should().Be(0, "{0}: {1}", name, applied);
        emulator.Account.ResourceState.Should().Be(ResourceState.Purged, name);
        ErasureReceipt
            .FromJson(await File.ReadAllTextAsync(At("receipt.json")))
            .Objects.Should()
            .NotBeEmpty()
            .And.OnlyContain(item => item.Outcome == ErasureOutcome.Erased || item.Outcome == ErasureOutcome.AlreadyGone, name);
        return File.ReadLines(At("journal")).Count();
    }
}
