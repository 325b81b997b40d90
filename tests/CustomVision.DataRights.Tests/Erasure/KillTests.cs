using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>
/// The process dies at every record of its journal, with and without that record on the disk, and resumes from what is left.
/// </summary>
public sealed class KillTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task Killed_at_every_record_it_resumes_to_the_same_receipt(bool keepsLast, bool isWhole)
    {
        var (expected, contents, records) = await RunAsync(int.MaxValue, keepsLast, isWhole);
        records.Should().BeGreaterThan(10);
        for (var at = 0; at < records; at += KillFactAttribute.Step)
        {
            var (receipt, left, _) = await RunAsync(at, keepsLast, isWhole);
            receipt.Should().Be(expected, $"it was killed after {at} records");
            left.Should().BeEquivalentTo(contents);
        }
    }

    [Fact]
    public async Task Killed_while_deletions_take_effect_later_it_completes()
    {
        for (var at = 2; at < 12; at++)
        {
            await using var rig = await ErasureRig.StartAsync();
            var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
            rig.Emulator.Behavior.Deletion.LateDeletionDelay = TimeSpan.FromMinutes(2);
            var request = FaultTests.RequestFor(shop, alice);
            request.Limits.VerificationDeadline = TimeSpan.FromMinutes(10);
            var before = Contents.Of(rig.Emulator);
            var plan = await rig.PlanAsync(request);
            var (approval, journal) = (rig.Approve(plan), new MemoryJournal { DiesAfter = at });
            await Task.WhenAny(rig.EraseAsync(plan, journal, approval), journal.Killed);

            var receipt = await rig.EraseAsync(plan, MemoryJournal.Of(journal.Lines), approval);

            receipt.State.Should().Be(ErasureState.Complete);
            Truth.Holds(rig, receipt, plan, before);
        }
    }

    [Fact]
    public async Task After_a_kill_and_a_drift_beyond_the_tolerance_the_rest_is_left_and_the_receipt_says_so()
    {
        await using var rig = await ErasureRig.StartAsync();
        var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
        var plan = await rig.PlanAsync(FaultTests.RequestFor(shop, alice));
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal { DiesAfter = 4 });
        await Task.WhenAny(rig.EraseAsync(plan, journal, approval), journal.Killed);
        var added = rig.Emulator.Seed(seeder => seeder.Project(shop).AddImages(1, alice))[0];
        var deletes = rig.Wire.Deletes.Count;

        var receipt = await rig.EraseAsync(plan, MemoryJournal.Of(journal.Lines), approval);

        rig.Wire.Deletes.Should().HaveCount(deletes);
        receipt.State.Should().Be(ErasureState.Incomplete);
        receipt.Unplanned.Should().Contain(item => item.Id == added);
        receipt
            .Steps.Where(step => step.Result == StepResult.Skipped)
            .Should()
            .OnlyContain(step => step.Reason == "Drifted")
            .And.NotBeEmpty();
    }

    private static async Task<(string Receipt, IReadOnlyList<Contents.Item> Left, int Records)> RunAsync(
        int diesAfter,
        bool keepsLast,
        bool isWhole
    )
    {
        await using var rig = await ErasureRig.StartAsync();
        var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
        var request = isWhole ? ErasureRequest.ForProjects(shop) : FaultTests.RequestFor(shop, alice);
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(request);
        var approval = rig.Approve(plan);
        var journal = new MemoryJournal { DiesAfter = diesAfter, KeepsLast = keepsLast };

        var run = rig.EraseAsync(plan, journal, approval);
        if (await Task.WhenAny(run, journal.Killed) != run)
        {
            Truth.OnlyThePlanIsTouched(plan, before, Contents.Of(rig.Emulator), []);
            journal = MemoryJournal.Of(journal.Lines);
            run = rig.EraseAsync(plan, journal, approval);
        }

        var receipt = await run;
        receipt.State.Should().Be(ErasureState.Complete);
        Truth.Holds(rig, receipt, plan, before);
        (await ErasureAudit.CheckAsync(receipt, plan, journal)).Should().BeEmpty();
        return (Receipts.Normal(receipt), Contents.Of(rig.Emulator), journal.Lines.Count);
    }
}
