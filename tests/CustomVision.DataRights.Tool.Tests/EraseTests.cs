using System.Net.Http.Json;
using System.Text.Json;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Subjects;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tool.Tests;

public sealed class EraseTests : IDisposable
{
    private const string Anna = "Anna Larsen";

    private static readonly string[] Unlimited = ["--requests-per-second", "0"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("datarights-erase-");

    private string Plan => Path.Combine(_folder.FullName, "plan.json");

    private string Receipt => Path.Combine(_folder.FullName, "receipt.json");

    private string Journal => Path.Combine(_folder.FullName, "journal.jsonl");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_person_is_planned_shown_erased_and_verified()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var annas = emulator.Account.Projects[0].AllImageIds.Count;

        var planned = await Datarights.RunAsync(
            emulator,
            ["erase", "plan", "--tag", Anna, "--models", "keep", "--reason", "needed", "--output", Plan, .. Unlimited]
        );
        var plan = ErasurePlan.FromJson(await File.ReadAllTextAsync(Plan));
        var shown = await Datarights.RunAsync("erase", "show", Plan);
        var other = await Datarights.RunAsync(emulator, Apply(new string('0', 64)));
        emulator.Account.Projects[0].AllImageIds.Should().HaveCount(annas);
        var applied = await Datarights.RunAsync(emulator, Apply(plan.Digest));
        var verified = await Datarights.RunAsync(emulator, ["erase", "verify", Plan, .. Unlimited]);

        planned.ExitCode.Should().Be(0, "{0}", planned);
        planned.Output.Should().Contain(plan.Digest).And.Contain("Nothing was deleted").And.NotContain(Anna);
        shown.ExitCode.Should().Be(0, "{0}", shown);
        shown.Output.Should().Contain("9 images will be deleted").And.Contain("is retained, because: needed");
        other.ExitCode.Should().Be(2, "{0}", other);
        applied.ExitCode.Should().Be(0, "{0}", applied);
        applied.Output.Should().Contain("Complete: 9 erased");
        verified.ExitCode.Should().Be(0, "{0}", verified);
        emulator.Account.Projects[0].AllImageIds.Should().HaveCount(annas - 9);
        File.Exists(Path.ChangeExtension(Receipt, ".html")).Should().BeTrue();
        (await File.ReadAllTextAsync(Receipt)).Should().NotContain(Anna);
    }

    [Theory]
    [InlineData("--all", "--tag", "x")]
    [InlineData("--models", "retrain")]
    [InlineData("--tag", "x", "--models", "keep")]
    [InlineData("--metadata", "novalue")]
    [InlineData("--tag", "x", "--reason", "a reason for nothing")]
    [InlineData("--tag", "x", "--models", "burn")]
    [InlineData("--image", "not-an-id")]
    public async Task A_request_that_says_too_much_or_too_little_is_2(params string[] options)
    {
        var outcome = await Datarights.RunWithAsync(
            "http://127.0.0.1:9/",
            "key",
            ["erase", "plan", .. options, "--output", Plan, .. Unlimited]
        );

        outcome.ExitCode.Should().Be(2, "{0}", outcome);
        File.Exists(Plan).Should().BeFalse();
    }

    [Fact]
    public async Task Several_values_after_one_option_are_all_meant()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var images = emulator.Account.Projects[0].WorkspaceImageIds.Take(2).ToList();

        var planned = await Datarights.RunAsync(
            emulator,
            [
                "erase",
                "plan",
                "--image",
                $"{images[0]}",
                $"{images[1]}",
                "--models",
                "retrain",
                "--reason",
                "a new one is trained on Monday",
                "--output",
                Plan,
                .. Unlimited,
            ]
        );

        planned.ExitCode.Should().Be(0, "{0}", planned);
        var plan = ErasurePlan.FromJson(await File.ReadAllTextAsync(Plan));
        plan.Objects.Select(item => item.Id).Should().BeEquivalentTo(images);
        plan.ToJson().Should().Contain("\"a new one is trained on Monday\"");
    }

    [Fact]
    public async Task An_altered_plan_is_not_shown_for_approval()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        (await Datarights.RunAsync(emulator, ["erase", "plan", "--tag", Anna, "--models", "retrain", "--output", Plan, .. Unlimited]))
            .ExitCode.Should()
            .Be(0);
        var digest = ErasurePlan.FromJson(await File.ReadAllTextAsync(Plan)).Digest;
        await File.WriteAllTextAsync(
            Plan,
            (await File.ReadAllTextAsync(Plan)).Replace(
                "\"acceptCollateral\": false",
                "\"acceptCollateral\": true",
                StringComparison.Ordinal
            )
        );

        var shown = await Datarights.RunAsync("erase", "show", Plan);

        shown.ExitCode.Should().Be(1, "{0}", shown);
        shown.Output.Should().Contain("altered").And.NotContain(digest);
    }

    [Fact]
    public async Task What_is_kept_on_purpose_is_3_and_a_later_verification_knows_it()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        (
            await Datarights.RunAsync(
                emulator,
                ["erase", "plan", "--tag", Anna, "--models", "retrain", "--delete-emptied-tags", "--output", Plan, .. Unlimited]
            )
        )
            .ExitCode.Should()
            .Be(0);
        var plan = ErasurePlan.FromJson(await File.ReadAllTextAsync(Plan));

        var applied = await Datarights.RunAsync(emulator, Apply(plan.Digest));
        var verified = await Datarights.RunAsync(emulator, ["erase", "verify", Plan, .. Unlimited]);
        var withAnotherKey = await Datarights.RunWithAsync(emulator.Endpoint.ToString(), "another-key-0123", "erase", "verify", Plan);

        applied.ExitCode.Should().Be(3, "{0}", applied);
        var project = emulator.Account.Projects[0];
        applied
            .Output.Should()
            .Contain("1 retained on purpose")
            .And.Contain("Retained on purpose: tag ")
            .And.Contain($" of project \"{project.Name}\" ({project.Id}), in iteration");
        applied
            .Output.Should()
            .ContainAll(project.Iterations.Select(iteration => $"\"{iteration.Name}\" ({iteration.Id})"))
            .And.NotContain("CompleteWithRetained");
        verified.Output.Should().Contain($" of project \"{project.Name}\" ({project.Id}), in iteration");
        verified.ExitCode.Should().Be(0, "{0}", verified);
        verified.Output.Should().Contain("1 retained on purpose, as planned").And.NotContain("NOT GONE");
        withAnotherKey.ExitCode.Should().Be(1, "{0}", withAnotherKey);
        withAnotherKey.Output.Should().Contain("NOT VERIFIED").And.NotContain("another-key-0123");
    }

    [Fact]
    public async Task What_came_after_the_plan_is_named_with_its_project()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var project = emulator.Account.Projects[0];
        var tag = project.Tags.Single(pair => pair.Value == Anna).Key;
        var undecided = await Datarights.RunAsync(emulator, ["erase", "plan", "--tag", Anna, "--output", Plan, .. Unlimited]);
        var plan = await PlanAsync(emulator.Endpoint, emulator.TrainingKey, ModelDecision.Retrain, driftTolerance: 1);
        await File.WriteAllTextAsync(Plan, plan.ToJson());
        await TagAnotherAsync(emulator, project.Id, tag);

        var applied = await Datarights.RunAsync(emulator, Apply(plan.Digest));

        undecided.ExitCode.Should().Be(2, "{0}", undecided);
        undecided.Error.Should().Contain("Add --models").And.NotContain("IterationDecisions");
        applied.ExitCode.Should().Be(3, "{0}", applied);
        applied
            .Output.Should()
            .MatchRegex($"Not in the plan: image [0-9a-f-]{{36}} of project \"{project.Name}\" \\({project.Id}\\)\\. Added after the plan")
            .And.NotContain("(New)");
    }

    // At every record of the journal: EraseKillTests. Here the command itself, on the demo account.
    [Theory]
    [InlineData(1, true)]
    [InlineData(4, false)]
    public async Task Killed_at_a_deletion_the_same_command_resumes(int at, bool before) => (await KillAsync(at, before)).Should().BeTrue();

    private string[] Apply(string digest) => EraseArguments.Apply(Plan, digest, Journal, Receipt);

    private static async Task TagAnotherAsync(TrainingEmulator emulator, Guid project, Guid tag)
    {
        using var http = new HttpClient { BaseAddress = emulator.Endpoint };
        http.DefaultRequestHeaders.Add("Training-Key", emulator.TrainingKey);
        using var tagged = JsonDocument.Parse(await http.GetStringAsync($"customvision/v3.3/training/projects/{project}/images/tagged"));
        var image = tagged
            .RootElement.EnumerateArray()
            .First(image => image.GetProperty("tags").EnumerateArray().All(one => one.GetProperty("tagId").GetGuid() != tag))
            .GetProperty("id")
            .GetGuid();
        using var created = await http.PostAsJsonAsync(
            $"customvision/v3.3/training/projects/{project}/images/tags",
            new { tags = new[] { new { imageId = image, tagId = tag } } }
        );
        created.EnsureSuccessStatusCode();
    }

    private static async Task<ErasurePlan> PlanAsync(Uri endpoint, string key, ModelDecision? models = null, int driftTolerance = 0)
    {
        await using var services = new HostSetup(endpoint, key).Build();
        return await services
            .GetRequiredService<IUserDataManager>()
            .PlanErasureAsync(
                ErasureRequest.ForSubject(new SubjectSelector { TagNames = [Anna] }) with
                {
                    Models = models ?? ModelDecision.DeleteIteration,
                    AcceptCollateral = true,
                    DeleteEmptiedTags = models is null,
                    Limits = new ErasureLimits { DriftTolerance = driftTolerance },
                }
            );
    }

    // False when the erasure has no such deletion.
    private async Task<bool> KillAsync(int at, bool before)
    {
        File.Delete(Journal);
        File.Delete(Receipt);
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        await using var proxy = new KillingProxy(emulator.Endpoint);
        var endpoint = proxy.Endpoint.ToString();
        var visitors = emulator.Account.Projects[0];
        var others = emulator.Account.Projects[1].AllImageIds;
        var plan = await PlanAsync(proxy.Endpoint, emulator.TrainingKey);
        await File.WriteAllTextAsync(Plan, plan.ToJson());

        using var process = Datarights.Start(endpoint, emulator.TrainingKey, Apply(plan.Digest));
        proxy.Arm(at, before, () => process.Kill(entireProcessTree: true));
        var killed = await Datarights.EndAsync(process, "erase", "apply");
        if (killed.ExitCode == 0)
        {
            return false;
        }

        File.Exists(Receipt).Should().BeFalse();
        proxy.Disarm();
        var resumed = await Datarights.RunWithAsync(endpoint, emulator.TrainingKey, Apply(plan.Digest));

        resumed.ExitCode.Should().Be(0, "killed at deletion {0} (before it: {1}): {2}", at, before, resumed);
        var receipt = ErasureReceipt.FromJson(await File.ReadAllTextAsync(Receipt));
        receipt.Counts.Erased.Should().Be(receipt.Counts.Total);
        await using (var journal = new FileErasureJournal(Journal))
        {
            (await ErasureAudit.CheckAsync(receipt, plan, journal)).Should().BeEmpty();
        }

        var named = plan.Objects.Concat(plan.Collateral).Select(item => item.Id).ToHashSet();
        emulator.Account.Projects[0].AllImageIds.Should().BeEquivalentTo(visitors.AllImageIds.Where(id => !named.Contains(id)));
        emulator.Account.Projects[0].Iterations.Should().BeEmpty();
        emulator.Account.Projects[0].Tags.Values.Should().NotContain(Anna);
        emulator.Account.Projects[1].AllImageIds.Should().BeEquivalentTo(others);
        return true;
    }
}
