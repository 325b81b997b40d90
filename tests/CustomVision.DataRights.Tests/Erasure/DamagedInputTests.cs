using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Erasure.Journal;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>What is damaged is refused by name, with what to do, and nothing is sent.</summary>
public sealed class DamagedInputTests
{
    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("")]
    [InlineData("\uFFFD")]
    public async Task A_journal_whose_line_is_not_a_record_is_refused(string line)
    {
        await using var rig = await ErasureRig.StartAsync();
        var plan = await PlanAsync(rig);

        await RefusesAsync(rig, plan, [line], "Line 1 of the journal is not a record");
        var receipt = await rig.EraseAsync(plan);
        (await ErasureAudit.CheckAsync(receipt, plan, MemoryJournal.Of([line]))).Should().Contain(finding => finding.Place == "line 1");
    }

    [Theory]
    [InlineData(0, "approval")]
    [InlineData(0, "planDigest")]
    [InlineData(0, "members")]
    [InlineData(1, "gone")]
    [InlineData(2, "step")]
    [InlineData(2, "ids")]
    [InlineData(3, "result")]
    [InlineData(4, "counts")]
    public async Task A_journal_whose_record_lacks_a_member_of_its_kind_is_refused(int line, string member)
    {
        await using var rig = await ErasureRig.StartAsync();
        var plan = await PlanAsync(rig);
        var journal = new MemoryJournal();
        var approval = rig.Approve(plan);
        await rig.EraseAsync(plan, journal, approval);
        journal.Lines.Should().HaveCount(5);

        // With a fitting digest.
        var record = System.Text.Json.Nodes.JsonNode.Parse(journal.Lines[line])!.AsObject();
        record.Remove(member);
        var typed = System.Text.Json.JsonSerializer.Deserialize(
            record.ToJsonString(),
            CustomVision.DataRights.Erasure.Journal.ErasureJournalJsonContext.Default.JournalRecord
        )!;
        record["digest"] = CustomVision.DataRights.Erasure.Documents.ErasureDocument.Digest(
            typed,
            CustomVision.DataRights.Erasure.Journal.ErasureJournalJsonContext.Default.JournalRecord
        );

        await RefusesAsync(rig, plan, [.. journal.Lines.Take(line), record.ToJsonString()], "does not have the member "
            + $"'{member}'", approval);
    }

    [Fact]
    public async Task A_journal_that_is_not_utf8_is_refused()
    {
        await using var rig = await ErasureRig.StartAsync();
        using var folder = new TemporaryDirectory();
        var plan = await PlanAsync(rig);
        var approval = rig.Approve(plan);
        await using (var journal = new FileErasureJournal(folder["journal"]))
        {
            await rig.EraseAsync(plan, journal, approval);
        }

        var bytes = File.ReadAllBytes(folder["journal"]);
        bytes[^20] = 0xff;
        File.WriteAllBytes(folder["journal"], bytes);
        await using (var damaged = new FileErasureJournal(folder["journal"]))
        {
            var act = () => rig.EraseAsync(plan, damaged, approval);
            (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Rejection.Should().Be(ErasureRejection.JournalRefused);
        }

        File.ReadAllBytes(folder["journal"]).Should().Equal(bytes);
    }

    [Theory]
    [InlineData("\"workspaceImages\": 3", "\"workspaceImages\": 9007199254740993", "$.projects[0].workspaceImages")]
    [InlineData("\"workspaceImages\": 3", "\"workspaceImages\": 1.5", "$.projects[0].workspaceImages")]
    [InlineData(
        "\"inWorkspace\": true,\n              \"iterations\": []",
        "\"iterations\": [null]",
        "$.projects[0].steps[0].objects[0].iterations[0]"
    )]
    [InlineData("\"searchedProjects\": [", "\"searchedProjects\": [null,", "$.searchedProjects[0]")]
    [InlineData("\"projects\": [", "\"projects\": [null,", "$.projects[0]")]
    [InlineData("\"scope\": \"Subject\",", "\"scope\": null,", "$.scope")]
    [InlineData("\"unknownIds\": []", "\"unknownIds\": null", "$.unknownIds")]
    [InlineData("\"projectIds\": [", "\"projectIds\": [null,", "$.witness.projectIds[0]")]
    public void A_plan_with_a_value_that_no_plan_has_is_refused(string found, string damaged, string place)
    {
        var json = Documents.Plan().ToJson();
        json.Should().Contain(found);
        var act = () => ErasurePlan.FromJson(json.Replace(found, damaged, StringComparison.Ordinal));

        var refusal = act.Should().Throw<ErasureRejectedException>().Which;
        refusal.Rejection.Should().Be(ErasureRejection.Malformed);
        refusal.Message.Should().Contain(place).And.Contain("make a new one");
    }

    [Theory]
    [InlineData("null", "$.objects[0].outcome")]
    [InlineData("\"Gone\"", "outcome")]
    public async Task A_receipt_with_an_object_without_an_outcome_is_refused(string outcome, string place)
    {
        await using var rig = await ErasureRig.StartAsync();
        var receipt = (await rig.EraseAsync(await PlanAsync(rig)))
            .ToJson()
            .Replace("\"outcome\": \"Erased\"", $"\"outcome\": {outcome}", StringComparison.Ordinal);

        var read = () => ErasureReceipt.FromJson(receipt);

        read.Should().Throw<ErasureRejectedException>().Which.Message.Should().Contain(place).And.Contain("kept unaltered");
    }

    [Fact]
    public void A_document_of_another_format_number_is_refused_with_its_remedy()
    {
        var plan = () =>
            ErasurePlan.FromJson(Documents.Plan().ToJson().Replace("erasure-plan/2", "erasure-plan/1", StringComparison.Ordinal));
        var receipt = () => ErasureReceipt.FromJson("""{ "format": "customvision-erasure-receipt/1" }""");
        var other = () => ErasurePlan.FromJson("""{ "format": "customvision-erasure-receipt/2" }""");

        plan.Should()
            .Throw<ErasureRejectedException>()
            .Which.Message.Should()
            .Contain("'customvision-erasure-plan/1'")
            .And.Contain("reads 'customvision-erasure-plan/2'")
            .And.Contain("Make a new plan");
        receipt
            .Should()
            .Throw<ErasureRejectedException>()
            .Which.Message.Should()
            .Contain("reads 'customvision-erasure-receipt/2'")
            .And.Contain("the version that wrote it");
        other.Should().Throw<ErasureRejectedException>().Which.Message.Should().StartWith("This is not a plan");
    }

    [Fact]
    public void A_plan_in_memory_with_a_value_that_no_plan_has_is_refused()
    {
        var plan = Documents.Plan();
        var json = plan.ToJson();
        foreach (
            var (found, damagedText) in ((string, string)[])
                [("\"unknownIds\": []", "\"unknownIds\": null"), (",\n      \"ids\": []", ""), ("\"ids\": []", "\"ids\": null")]
        )
        {
            json.Should().Contain(found);
            var read = () => ErasurePlan.FromJson(json.Replace(found, damagedText, StringComparison.Ordinal));
            read.Should().Throw<ErasureRejectedException>().Which.Message.Should().Contain(found.Split('"')[1]);
        }

        foreach (
            var damaged in (ErasurePlan[])
                [
                    plan with
                    {
                        Projects = [null!],
                    },
                    plan with
                    {
                        Projects = null!,
                    },
                    plan with
                    {
                        Terms = plan.Terms with { ValidForSeconds = long.MaxValue },
                    },
                ]
        )
        {
            var act = () => ErasureAudit.Check(damaged);
            act.Should().Throw<ErasureRejectedException>().Which.Rejection.Should().Be(ErasureRejection.Malformed);
        }
    }

    [Fact]
    public async Task A_plan_that_no_planner_makes_is_refused_although_its_digest_fits()
    {
        await using var rig = await ErasureRig.StartAsync();
        var plan = await PlanAsync(rig);
        var project = plan.Projects[0];
        var step = project.Steps[0];
        (string Member, ErasurePlan Plan)[] cases =
        [
            ("projects.projectId", plan with { Projects = [project, project with { Steps = [] }] }),
            ("projects.steps.number", With(project with { Steps = [step with { Number = 2 }] })),
            ("projects.steps.objects", With(project with { Steps = [step with { Objects = [] }] })),
            ("projects.steps.objects", With(project with { Steps = [step with { Kind = ErasureStepKind.DeleteProject }] })),
            (
                "projects.steps.objects",
                With(project with { Steps = [step with { Kind = ErasureStepKind.DeleteIteration, Objects = [step.Objects[0]] }] })
            ),
            ("projects.steps.kind", With(project with { Steps = [step with { Kind = (ErasureStepKind)99 }] })),
            ("projects.steps.objects.id", With(project with { Steps = [step with { Objects = [step.Objects[0], step.Objects[0]] }] })),
            (
                "projects.steps.objects.iterations",
                With(project with { Steps = [step with { Objects = [step.Objects[0] with { Iterations = [Guid.Empty] }] }] })
            ),
            (
                "projects.steps.objects.kind",
                With(project with { Steps = [step with { Objects = [step.Objects[0] with { Kind = ErasureObjectKind.Tag }] }] })
            ),
            ("witness", plan with { Witness = new ErasureWitness { Kind = ErasureWitnessKind.Account } }),
            ("selector.salt", plan with { Selector = plan.Selector! with { Salt = "salt" } }),
            ("scope", plan with { Scope = (ErasureScope)7 }),
        ];
        foreach (var (member, forged) in cases)
        {
            var sealedPlan = forged with { Digest = forged.ComputeDigest() };
            var erase = () => rig.EraseAsync(sealedPlan);
            var verify = () => rig.Manager.VerifyErasureAsync(sealedPlan);

            (await erase.Should().ThrowAsync<ErasureRejectedException>(member))
                .Which.Message.Should()
                .Contain($"'{member}'")
                .And.Contain("Make a new one");
            (await verify.Should().ThrowAsync<ErasureRejectedException>(member)).Which.Rejection.Should().Be(ErasureRejection.Malformed);
        }

        rig.Wire.Deletes.Should().BeEmpty();

        ErasurePlan With(PlannedProject altered) => plan with { Projects = [altered] };
    }

    private static Task<ErasurePlan> PlanAsync(ErasureRig rig)
    {
        rig.Emulator.Seed(seeder =>
        {
            var project = seeder.AddProject("Shop", CustomVision.DataRights.Emulator.ProjectKind.Multilabel);
            project.AddImages(2, project.AddTag("Alice"));
            return project.AddImages(1);
        });
        return rig.PlanAsync(Gallery.RequestForAlice());
    }

    private static async Task RefusesAsync(
        ErasureRig rig,
        ErasurePlan plan,
        IEnumerable<string> lines,
        string message,
        ErasureApproval? approval = null
    )
    {
        var deletes = rig.Wire.Deletes.Count;
        var act = () => rig.EraseAsync(plan, MemoryJournal.Of(lines), approval);
        var refusal = (await act.Should().ThrowAsync<ErasureRejectedException>()).Which;
        refusal.Rejection.Should().Be(ErasureRejection.JournalRefused);
        refusal.Message.Should().Contain(message).And.Contain("Restore the journal");
        rig.Wire.Deletes.Should().HaveCount(deletes);
    }
}
