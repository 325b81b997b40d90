using System.Globalization;
using CustomVision.DataRights;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>
/// One erasure of a random account: planned, disturbed, killed, and ended without faults. The emulator's own state is the only judge.
/// </summary>
internal sealed class DisturbedErasure(int seed, int kills, string folder)
{
    /// <returns>The number of kills.</returns>
    public async Task<int> RunAsync()
    {
        var random = new Random(seed);
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions());
        await using var proxy = new KillingProxy(emulator.Endpoint);
        var account = emulator.Seed(seeder => RandomAccount.Plant(seeder, random));
        RandomAccount.Behave(emulator.Behavior.Deletion, random);
        emulator.Behavior.Deletion.LateDeletionDelay = TimeSpan.FromMilliseconds(random.Next(3) * 300);
        var request = account.Request(random);
        request.Limits.VerificationDeadline = TimeSpan.FromSeconds(2);
        var plan = await PlanAsync(proxy.Endpoint, emulator.TrainingKey, request);
        await File.WriteAllTextAsync(At("plan.json"), plan.ToJson());
        Mutate(emulator, plan, random);
        var before = Contents.Of(emulator);

        var killed = 0;
        for (var run = 0; killed < kills && run < 4 * kills; run++)
        {
            Disturb(emulator, random);
            var outcome =
                random.Next(2) == 0
                    ? await KillAtRecordAsync(proxy, emulator, random)
                    : await KillAtDeletionAsync(proxy, emulator, plan, random);
            killed += outcome.ExitCode is 137 or -1 ? 1 : 0;
            OnlyThePlanIsTouched(plan, before, emulator, $"seed {seed}, run {run}: {outcome}");
            if (File.Exists(At("receipt.json")))
            {
                TellsTheTruth(plan, emulator, $"seed {seed}, run {run}: {outcome}");
            }
        }

        emulator.Faults.Clear();
        proxy.Disarm();
        var last = await Datarights.RunWithAsync(proxy.Endpoint.ToString(), emulator.TrainingKey, Apply(plan));
        last.All.Should().NotContain("   at ", "seed {0}", seed);

        OnlyThePlanIsTouched(plan, before, emulator, $"seed {seed}: {last}");
        if (!File.Exists(At("receipt.json")))
        {
            // The account had drifted too far from the plan before the first deletion.
            last.ExitCode.Should().Be(1, "seed {0}: {1}", seed, last);
            last.Error.Should().NotBeEmpty();
            Contents.Of(emulator).Should().Equal(before, "seed {0}: {1}", seed, last);
            return killed;
        }

        TellsTheTruth(plan, emulator, $"seed {seed}: {last}");
        EverythingIsGoneOrNamed(plan, emulator, $"seed {seed}: {last}");
        var audit = await Datarights.RunAsync(
            "erase",
            "audit",
            At("plan.json"),
            "--receipt",
            At("receipt.json"),
            "--journal",
            At("journal")
        );
        audit.ExitCode.Should().Be(0, "seed {0}: {1}", seed, audit);
        return killed;
    }

    private static async Task<ErasurePlan> PlanAsync(Uri endpoint, string key, ErasureRequest request)
    {
        await using var services = new HostSetup(endpoint, key).Build();
        return await services.GetRequiredService<IUserDataManager>().PlanErasureAsync(request);
    }

    // What other people do between plan and apply.
    private static void Mutate(TrainingEmulator emulator, ErasurePlan plan, Random random) =>
        emulator.Seed(seeder =>
        {
            var project = emulator.Account.Projects[random.Next(emulator.Account.Projects.Count)];
            var seeded = seeder.Project(project.Id);
            switch (random.Next(5))
            {
                case 0:
                    seeded.AddImages(random.Next(1, 3));
                    break;
                case 1 when project.WorkspaceImageIds.Count > 0:
                    seeded.DeleteFromWorkspace(project.WorkspaceImageIds[random.Next(project.WorkspaceImageIds.Count)]);
                    break;
                case 2 when project.WorkspaceImageIds.Count > 0:
                    seeded.Train();
                    break;
                case 3:
                    seeded.AddTag("added later");
                    break;
            }

            return plan.PlanId;
        });

    private static void Disturb(TrainingEmulator emulator, Random random)
    {
        emulator.Faults.Clear();
        FaultMatch Some() => FaultRule.ForEverything().At(EndpointKind.Training).WithRate(0.05, random.Next()).Times(2);
        emulator.Faults.Add(Some().Answer(503));
        emulator.Faults.Add(Some().Drop(carriesOut: true));
        emulator.Faults.Add(Some().Answer(403));
        emulator.Faults.Add(
            FaultRule
                .ForEverything()
                .WithMethod("DELETE")
                .WithRate(0.2, random.Next())
                .Times(2)
                .Reply(200, "<html><body>Welcome</body></html>", "text/html", carriesOut: random.Next(2) == 0)
        );
    }

    private async Task<Datarights.Outcome> KillAtRecordAsync(KillingProxy proxy, TrainingEmulator emulator, Random random)
    {
        proxy.Disarm();
        string[] arguments =
        [
            At("plan.json"),
            At("journal"),
            At("receipt.json"),
            random.Next(1, 8).ToString(CultureInfo.InvariantCulture),
            random.Next(2) == 0 ? "before" : "after",
        ];
        using var process = Datarights.Start(
            "CustomVision.DataRights.Tool.Tests.dll",
            proxy.Endpoint.ToString(),
            emulator.TrainingKey,
            arguments
        );
        return await Datarights.EndAsync(process, arguments);
    }

    private async Task<Datarights.Outcome> KillAtDeletionAsync(
        KillingProxy proxy,
        TrainingEmulator emulator,
        ErasurePlan plan,
        Random random
    )
    {
        var started = new TaskCompletionSource<Action>();
        proxy.Arm(random.Next(1, 4), random.Next(2) == 0, () => started.Task.GetAwaiter().GetResult()());
        return await Datarights.RunAndKillAsync(proxy.Endpoint.ToString(), emulator.TrainingKey, started.SetResult, Apply(plan));
    }

    private static void OnlyThePlanIsTouched(ErasurePlan plan, IReadOnlyList<Contents.Item> before, TrainingEmulator emulator, string which)
    {
        var named = plan.Objects.Concat(plan.Collateral).Select(item => item.Id).ToHashSet();
        var dying = plan
            .Models.Where(model => model.Decision.Kind == ModelDecisionKind.DeleteIteration)
            .Select(model => $"iteration {model.IterationId}")
            .ToHashSet(StringComparer.Ordinal);
        var left = Contents.Of(emulator).ToHashSet();
        before
            .Where(item => !named.Contains(item.Id) && !(item.Kind == "tag" && dying.Contains(item.Set)) && !left.Contains(item))
            .Where(item =>
                item.Kind != "image" || !before.Any(other => other.Id == item.Id && left.Contains(other)) || !dying.Contains(item.Set)
            )
            .Should()
            .BeEmpty("the plan does not name them ({0})", which);
    }

    private void TellsTheTruth(ErasurePlan plan, TrainingEmulator emulator, string which)
    {
        var receipt = ErasureReceipt.FromJson(File.ReadAllText(At("receipt.json")));
        var there = Contents.Of(emulator).Select(item => (item.Project, item.Id)).ToHashSet();
        receipt.PlanId.Should().Be(plan.PlanId);
        foreach (var item in receipt.Objects.Where(item => item.Outcome is ErasureOutcome.Erased or ErasureOutcome.AlreadyGone))
        {
            there
                .Should()
                .NotContain((item.ProjectId, item.Id), "{0} {1} is said to be {2} ({3})", item.Kind, item.Id, item.Outcome, which);
        }
    }

    // Without faults, what is still there is there for a reason that the receipt gives.
    private void EverythingIsGoneOrNamed(ErasurePlan plan, TrainingEmulator emulator, string which)
    {
        var receipt = ErasureReceipt.FromJson(File.ReadAllText(At("receipt.json")));
        var there = Contents.Of(emulator).Select(item => item.Id).ToHashSet();
        var named = receipt
            .Objects.Where(item => item.Outcome is not (ErasureOutcome.Erased or ErasureOutcome.AlreadyGone))
            .Select(item => item.Id)
            .ToHashSet();
        plan.Objects.Select(item => item.Id)
            .Where(id => there.Contains(id) && !named.Contains(id))
            .Should()
            .BeEmpty("the plan names them ({0})", which);
        receipt
            .Objects.Where(item => item.Outcome == ErasureOutcome.Unknown || (item.Outcome == ErasureOutcome.Failed && item.Reason is null))
            .Should()
            .BeEmpty("the receipt gives a reason for what is left ({0})", which);
    }

    private string[] Apply(ErasurePlan plan) => EraseArguments.Apply(At("plan.json"), plan.Digest, At("journal"), At("receipt.json"));

    private string At(string name) => Path.Combine(folder, name);
}
