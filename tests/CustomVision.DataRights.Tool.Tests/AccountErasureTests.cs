using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary><c>erase plan --account</c> and what follows, over TLS with tokens, as a person would run it.</summary>
public sealed class AccountErasureTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-account-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true, 0, ResourceState.Purged, ErasureOutcome.Erased)]
    [InlineData(false, 3, ResourceState.Deleted, ErasureOutcome.Retained)]
    public async Task An_account_is_planned_shown_deleted_and_verified(
        bool purge,
        int exitCode,
        ResourceState state,
        ErasureOutcome outcome
    )
    {
        await using var emulator = await AuthTests.StartAsync();
        (emulator.Behavior.Management.OperationDuration, emulator.Behavior.Management.RetryAfter) = (
            TimeSpan.FromMilliseconds(300),
            TimeSpan.Zero
        );
        var environment = AuthTests.Environment(emulator);
        string[] plan = ["erase", "plan", "--account", .. purge ? (string[])["--purge"] : [], "--output", At("plan.json")];

        var published = await Datarights.RunInAsync(environment, plan);
        var planned = await Datarights.RunInAsync(environment, [.. plan, "--accept-published"]);
        var shown = await Datarights.RunWithAsync(environment, "erase", "show", At("plan.json"));
        emulator.Account.ResourceState.Should().Be(ResourceState.Active, "a plan deletes nothing");
        var read = ErasurePlan.FromJson(await File.ReadAllTextAsync(At("plan.json")));
        var applied = await Datarights.RunInAsync(environment, Apply(read));
        var verified = await Datarights.RunInAsync(environment, "erase", "verify", At("plan.json"));

        published.ExitCode.Should().Be(1, "{0}", published);
        published.Error.Should().Contain("published").And.Contain("--accept-published").And.NotContain("AcceptPublishedIterations");
        planned.ExitCode.Should().Be(0, "{0}", planned);
        shown.ExitCode.Should().Be(0, "{0}", shown);
        shown.Output.Should().Contain("THE ACCOUNT ITSELF").And.Contain("accounts/emulator-prediction is another account");
        applied.ExitCode.Should().Be(exitCode, "{0}", applied);
        emulator.Account.ResourceState.Should().Be(state);
        ErasureReceipt
            .FromJson(await File.ReadAllTextAsync(At("receipt.json")))
            .Objects.Should()
            .NotBeEmpty()
            .And.OnlyContain(item => item.Outcome == outcome);
        verified.ExitCode.Should().Be(0, "what is left is what the plan says: {0}", verified);
        string?[] secrets = [environment["CUSTOMVISION_ACCESS_TOKEN"], environment["CUSTOMVISION_ARM_ACCESS_TOKEN"]];
        (
            planned.All
            + shown.All
            + applied.All
            + verified.All
            + await File.ReadAllTextAsync(At("receipt.json"))
            + await File.ReadAllTextAsync(At("journal"))
        )
            .Should()
            .NotContainAny(secrets!);
    }

    [Fact]
    public async Task A_locked_account_stays_and_the_remedy_is_printed()
    {
        await using var emulator = await AuthTests.StartAsync();
        var environment = AuthTests.Environment(emulator);
        (await Datarights.RunInAsync(environment, EraseArguments.PlanAccount(At("plan.json")))).ExitCode.Should().Be(0);
        emulator.Behavior.Management.Lock = ResourceLock.CanNotDelete;
        var plan = ErasurePlan.FromJson(await File.ReadAllTextAsync(At("plan.json")));

        var applied = await Datarights.RunInAsync(environment, Apply(plan));

        applied.ExitCode.Should().Be(1, "{0}", applied);
        applied.Output.Should().Contain("lock");
        emulator.Account.ResourceState.Should().Be(ResourceState.Active);
    }

    [Fact]
    public async Task Requests_that_cannot_work_are_2()
    {
        await using var emulator = await AuthTests.StartAsync();
        var environment = AuthTests.Environment(emulator);
        var withoutId = new Dictionary<string, string?>(environment, StringComparer.Ordinal) { ["CUSTOMVISION_RESOURCE_ID"] = null };
        (IReadOnlyDictionary<string, string?> Environment, string[] Options, string Says)[] cases =
        [
            (environment, ["--purge", "--all"], "--account"),
            (environment, ["--account", "--all"], "--account"),
            (environment, ["--account", "--tag", "x"], "--account"),
            (withoutId, ["--account"], "CUSTOMVISION_RESOURCE_ID"),
        ];

        foreach (var (variables, options, says) in cases)
        {
            var outcome = await Datarights.RunWithAsync(variables, ["erase", "plan", .. options, "--output", At("plan.json")]);

            outcome.ExitCode.Should().Be(2, "{0}", outcome);
            outcome.Error.Should().Contain(says);
        }

        File.Exists(At("plan.json")).Should().BeFalse();
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private string[] Apply(ErasurePlan plan) =>
        [.. EraseArguments.Apply(At("plan.json"), plan.Digest, At("journal"), At("receipt.json")), "--deadline", "120"];
}
