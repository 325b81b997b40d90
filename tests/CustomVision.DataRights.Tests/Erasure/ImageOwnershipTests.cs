using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>
/// The workspace decides whose image it is; a model that froze an earlier label or an earlier name decides for its own images alone.
/// </summary>
public sealed class ImageOwnershipTests
{
    [Fact]
    public async Task An_image_that_was_relabelled_before_the_plan_is_not_planned_though_a_model_froze_the_mistake()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var relabelled = gallery.AlicesInShop[2];
        OutsideChange.Untag(rig, gallery.Shop, relabelled, gallery.Alice);

        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        plan.Totals.Images.Should().Be(12);
        plan.Steps.SelectMany(step => step.Objects)
            .Select(item => item.Id)
            .Should()
            .NotContain(relabelled)
            .And.Contain(gallery.AlicesInFirstAlone);
    }

    [Fact]
    public async Task An_image_that_was_relabelled_after_the_plan_is_drift_though_a_model_froze_the_mistake()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        OutsideChange.Untag(rig, gallery.Shop, gallery.AlicesInShop[2], gallery.Alice);

        var act = () => rig.EraseAsync(plan);

        (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Ids.Should().Equal(gallery.AlicesInShop[2]);
        rig.Wire.Deletes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_tag_that_was_renamed_is_not_matched_by_its_previous_name()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        OutsideChange.Rename(rig, gallery.Shop, gallery.Bob, "Carol");
        var carols = rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).AddImages(2, gallery.Bob));
        var request = ErasureRequest.ForSubject(new SubjectSelector { TagNames = ["Bob"] }, gallery.Shop);
        request.Models = ModelDecision.Retrain;

        var planned = (await rig.PlanAsync(request)).Steps.SelectMany(step => step.Objects).Select(item => item.Id).ToList();

        planned.Should().NotIntersectWith(carols).And.Equal(gallery.BobsInFirstAlone);
    }

    [Fact]
    public async Task What_has_changed_is_left_alone_within_the_tolerance_too_and_when_it_is_carried_out_again()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice();
        request.Limits.DriftTolerance = 1;
        var plan = await rig.PlanAsync(request);
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        var relabelled = gallery.AlicesInShop[^1];
        OutsideChange.Untag(rig, gallery.Shop, relabelled, gallery.Alice);

        foreach (var _ in (int[])[1, 2])
        {
            var receipt = await rig.EraseAsync(plan, journal, approval);
            receipt.State.Should().Be(ErasureState.Incomplete);
            receipt.Counts.Erased.Should().Be(12);
            receipt
                .Objects.Single(item => item.Id == relabelled)
                .Should()
                .BeEquivalentTo(new { Outcome = ErasureOutcome.Failed, Reason = "Changed" });
            receipt
                .Unplanned.Should()
                .ContainSingle()
                .Which.Should()
                .BeEquivalentTo(new { Id = relabelled, Reason = nameof(UnplannedKind.Changed) });
            rig.Project(gallery.Shop).WorkspaceImageIds.Should().Contain(relabelled);
        }
    }

    [Fact]
    public async Task A_model_that_went_into_production_since_is_left_alone_within_the_tolerance_too()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.AllowPublishedIterations = true;
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        (request.AcceptCollateral, request.Limits.DriftTolerance) = (true, 1);
        var plan = await rig.PlanAsync(request);
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).Publish(gallery.First, "till"));

        var receipt = await rig.EraseAsync(plan);

        rig.Project(gallery.Shop).Iterations.Single().Should().BeEquivalentTo(new { Id = gallery.First, PublishName = "till" });
        receipt.Objects.Single(item => item.Id == gallery.First).Reason.Should().Be("Changed");
    }
}
