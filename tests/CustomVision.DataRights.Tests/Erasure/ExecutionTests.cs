using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class ExecutionTests
{
    [Fact]
    public async Task Models_that_were_trained_with_the_subject_are_deleted_where_that_was_decided()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var before = Contents.Of(rig.Emulator);
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        request.AcceptCollateral = true;

        var receipt = await rig.EraseAsync(request);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt
            .Collateral.Should()
            .ContainSingle()
            .Which.Should()
            .BeEquivalentTo(new { Id = gallery.BobsInFirstAlone, Outcome = ErasureOutcome.Erased });
        receipt.Models.Select(model => model.IterationId).Should().Equal(gallery.First, gallery.Second);
        Guid[] gone = [.. gallery.AlicesInShop, .. gallery.AlicesAtGate, gallery.First, gallery.Second];
        Contents
            .Of(rig.Emulator)
            .Should()
            .BeEquivalentTo(
                before.Where(item =>
                    !gone.Contains(item.Id) && item.Set != $"iteration {gallery.First}" && item.Set != $"iteration {gallery.Second}"
                )
            );
    }

    [Fact]
    public async Task Erasing_images_never_takes_a_kept_model_out_of_production()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;

        await rig.EraseAsync(Gallery.RequestForAlice(ModelDecision.Retrain));

        rig.Project(gallery.Shop).Iterations.Single(iteration => iteration.Id == gallery.Second).PublishName.Should().Be("shop");
        rig.Wire.Deletes.Should().OnlyContain(line => line.Contains("/images?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whole_projects_go_and_the_others_stay()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var before = Contents.Of(rig.Emulator);

        var receipt = await rig.EraseAsync(ErasureRequest.ForProjects(gallery.Shop, gallery.Gate));

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Counts.Erased.Should().Be(17 + 2 + 3 + 2 + 1 + 5 + 2 + 1);
        Contents.Of(rig.Emulator).Should().BeEquivalentTo(before.Where(item => item.Project == gallery.Yard));
    }

    [Fact]
    public async Task Everything_goes_and_the_key_bears_witness()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(ErasureRequest.ForEverything());

        var receipt = await rig.EraseAsync(plan);

        plan.Witness.Kind.Should().Be(ErasureWitnessKind.Account);
        receipt.State.Should().Be(ErasureState.Complete);
        rig.Emulator.Account.Projects.Should().BeEmpty();
        var verification = await rig.Manager.VerifyErasureAsync(plan);
        verification.IsGone.Should().BeTrue();
        plan.Objects.Should().NotBeEmpty().And.OnlyContain(item => item.Outcome == null);
        receipt.Objects.Select(Named).Should().Equal(plan.Objects.Select(Named));
        verification.Objects.Select(Named).Should().Equal(plan.Objects.Select(Named));
        static (Guid, ErasureObjectKind, Guid) Named(ErasureObject item) => (item.ProjectId, item.Kind, item.Id);
    }

    [Fact]
    public async Task Predictions_alone_can_be_erased()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var before = Contents.Of(rig.Emulator);

        var receipt = await rig.EraseAsync(ErasureRequest.ForPredictions([gallery.Predictions[0], gallery.Predictions[2]]));

        receipt.Counts.Erased.Should().Be(2);
        receipt.Links.GoneAfter.Should().Be(2);
        Contents
            .Of(rig.Emulator)
            .Should()
            .BeEquivalentTo(before.Where(item => item.Id != gallery.Predictions[0] && item.Id != gallery.Predictions[2]));
    }

    [Fact]
    public async Task A_deleted_tag_that_a_kept_model_still_names_is_retained_for_the_decisions_reason()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice(ModelDecision.KeepWithReason("needed at the till"));
        request.DeleteEmptiedTags = true;

        var receipt = await rig.EraseAsync(request);

        receipt.State.Should().Be(ErasureState.CompleteWithRetained);
        receipt
            .Objects.Single(item => item.Outcome == ErasureOutcome.Retained)
            .Should()
            .BeEquivalentTo(
                new
                {
                    Id = gallery.Alice,
                    Kind = ErasureObjectKind.Tag,
                    Reason = "needed at the till",
                    Iterations = new[] { gallery.First, gallery.Second },
                }
            );
        rig.Project(gallery.Shop).Tags.Keys.Should().Equal(gallery.Bob);
        rig.Clock.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(1), "nothing is waited for that is to stay");
    }

    [Fact]
    public async Task Deletions_that_take_effect_later_are_waited_for()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = TimeSpan.FromMinutes(3);

        var receipt = await rig.EraseAsync(Gallery.RequestForAlice());

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Links.GoneAfter.Should().Be(13);
    }

    [Fact]
    public async Task Deletions_that_never_take_effect_are_still_there_at_the_deadline()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = Timeout.InfiniteTimeSpan;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        var receipt = await rig.EraseAsync(plan);

        receipt.State.Should().Be(ErasureState.Incomplete);
        receipt.Counts.StillThere.Should().Be(13);
        receipt.Objects.First(item => item.Id == gallery.AlicesInFirstAlone[0]).Iterations.Should().Equal(gallery.First);

        // Ten minutes are asked through with pauses that grow to half a minute, not second by second.
        rig.Wire.Sent.Count(line => line.EndsWith("/training/projects", StringComparison.Ordinal)).Should().BeInRange(20, 35);

        rig.Emulator.ApplyLateDeletions();
        rig.Clock.Advance(TimeSpan.FromDays(30));
        (await rig.Manager.VerifyErasureAsync(plan)).IsGone.Should().BeTrue("an expired plan can be verified at any time");
    }

    [Fact]
    public async Task A_finished_plan_carried_out_again_changes_nothing()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        var first = await rig.EraseAsync(plan, journal, approval);
        var (contents, lines, deletes) = (Contents.Of(rig.Emulator), journal.Lines.ToList(), rig.Wire.Deletes.Count);
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).AddImages(1, gallery.Bob));

        var second = await rig.EraseAsync(plan, journal, approval);

        Receipts.Normal(second).Should().Be(Receipts.Normal(first with { Links = second.Links, Sets = second.Sets }));
        rig.Wire.Deletes.Should().HaveCount(deletes);
        journal.Lines.SkipLast(1).Should().Equal(lines);
        journal.Lines[^1].Should().Contain("\"type\":\"Finished\"", "the second receipt has its own record");
        Contents.Of(rig.Emulator).Should().HaveCount(contents.Count + 1);
    }

    [Fact]
    public async Task What_was_gone_before_is_said_to_have_been()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Gate).DeleteFromWorkspace(gallery.AlicesAtGate[0]));

        var receipt = await rig.EraseAsync(plan);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt
            .Objects.Where(item => item.Outcome == ErasureOutcome.AlreadyGone)
            .Select(item => item.Id)
            .Should()
            .Equal(gallery.AlicesAtGate[0]);
        rig.Wire.Deletes.Should().NotContain(line => line.Contains(gallery.AlicesAtGate[0].ToString("D"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_step_that_fails_does_not_stop_the_independent_ones()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Wire.RefuseDeletes("/tags/");
        var request = Gallery.RequestForAlice();
        request.DeleteEmptiedTags = true;

        var receipt = await rig.EraseAsync(request);

        receipt.State.Should().Be(ErasureState.Incomplete);
        receipt.Counts.Erased.Should().Be(13);
        receipt
            .Objects.Where(item => item.Kind == ErasureObjectKind.Tag)
            .Should()
            .OnlyContain(item => item.Outcome == ErasureOutcome.Failed && item.Reason == "BadRequestInvalid");
        receipt.ToJson().Should().NotContain("Alice");
    }

    [Fact]
    public async Task A_project_is_kept_while_its_predictions_are()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Wire.RefuseDeletes("/predictions");

        var receipt = await rig.EraseAsync(ErasureRequest.ForProjects(gallery.Shop));

        receipt.State.Should().Be(ErasureState.Incomplete);
        receipt
            .Objects.Single(item => item.Kind == ErasureObjectKind.Project)
            .Should()
            .BeEquivalentTo(new { Outcome = ErasureOutcome.Failed, Reason = "PredictionsRemain" });
        rig.Project(gallery.Shop).PredictionIds.Should().HaveCount(3);
        rig.Project(gallery.Shop).AllImageIds.Should().BeEmpty();
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_stops_the_deletions_and_not_the_receipt()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var before = Contents.Of(rig.Emulator);
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        var journal = new MemoryJournal();
        journal.Appended = _ =>
        {
            journal.Fails = journal.Lines.Count < 2 ? null : new IOException("disk full at /home/alice");
            return Task.CompletedTask;
        };

        var receipt = await rig.EraseAsync(plan, journal);

        receipt.State.Should().Be(ErasureState.Incomplete);
        receipt.JournalFailure.Should().Be("IOException");
        rig.Log.Text.Should().Contain("1402 ").And.NotContain("alice");
        receipt.Counts.Failed.Should().Be(13);
        Contents.Of(rig.Emulator).Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task More_images_than_fit_into_a_request_go_in_batches()
    {
        var (rig, gallery) = await Gallery.StartAsync(configure: options => options.MaxRequestLineLength = 512);
        await using var __ = rig;

        var receipt = await rig.EraseAsync(Gallery.RequestForAlice());

        receipt.State.Should().Be(ErasureState.Complete);
        rig.Wire.Sent.Should().OnlyContain(line => line.Length <= 512 + 7);
        rig.Project(gallery.Shop).AllImageIds.Should().HaveCount(7);
    }
}
