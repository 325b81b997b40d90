using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>What comes between the comparison with the plan and the deletion of an iteration or a project.</summary>
public sealed class LateUploadTests
{
    [Theory]
    [InlineData(false, 0, false)]
    [InlineData(false, 5, false)]
    [InlineData(true, 0, false)]
    [InlineData(true, 1, true)]
    public async Task An_upload_keeps_its_project_from_being_deleted_unless_that_was_accepted(bool accepts, int tolerance, bool goes)
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = ErasureRequest.ForProjects(gallery.Yard);
        (request.AcceptCollateral, request.Limits.DriftTolerance) = (accepts, tolerance);
        var plan = await rig.PlanAsync(request);
        Guid? late = null;
        rig.Wire.Intercept = (message, _) =>
        {
            if (message.Method == HttpMethod.Delete)
            {
                late ??= rig.Emulator.Seed(seeder => seeder.Project(gallery.Yard).AddImages(1))[0];
            }

            return null;
        };

        var receipt = await rig.EraseAsync(plan);

        var unplanned = receipt.Unplanned.Should().ContainSingle().Which;
        unplanned.Id.Should().Be(late!.Value);
        if (goes)
        {
            unplanned.Reason.Should().Be(nameof(UnplannedKind.DiedWithParent));
            receipt.State.Should().Be(ErasureState.Complete);
            rig.Emulator.Account.FindProject(gallery.Yard).Should().BeNull();
        }
        else
        {
            unplanned.Reason.Should().Be(nameof(UnplannedKind.SparedParent));
            receipt.State.Should().Be(ErasureState.Incomplete);
            receipt
                .Objects.Single(item => item.Outcome == ErasureOutcome.Failed)
                .Should()
                .BeEquivalentTo(new { Id = gallery.Yard, Reason = "UnplannedCollateral" });
            rig.Project(gallery.Yard).AllImageIds.Should().Equal(late.Value);
        }

        receipt.Residuals.Should().Contain(residual => residual.Kind == ResidualKind.LateUploads);
    }

    [Fact]
    public async Task An_image_that_only_the_iteration_holds_by_now_keeps_the_iteration()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(gallery.RequestForAliceAndSecond());
        var bobs = gallery.BobsInShop[2];

        // Bob's image is taken out of everything but the second iteration, right before that is deleted.
        rig.Wire.WhenUnpublished(() =>
        {
            rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).DeleteFromWorkspace(bobs));
            OutsideChange.Delete(rig, $"projects/{gallery.Shop}/iterations/{gallery.First}");
        });

        var receipt = await rig.EraseAsync(plan);

        receipt.Unplanned.Should().Contain(item => item.Id == bobs && item.Reason == nameof(UnplannedKind.SparedParent));
        receipt
            .Objects.Single(item => item.Kind == ErasureObjectKind.Iteration)
            .Should()
            .BeEquivalentTo(new { Id = gallery.Second, Outcome = ErasureOutcome.Failed });
        rig.Project(gallery.Shop).AllImageIds.Should().Contain(bobs);
    }

    [Fact]
    public async Task A_tag_that_a_stranger_got_by_now_stays()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice();
        request.DeleteEmptiedTags = true;
        var plan = await rig.PlanAsync(request);
        var added = Guid.Empty;
        rig.Wire.Intercept = (message, _) =>
        {
            if (message.Method == HttpMethod.Delete && added == Guid.Empty)
            {
                added = rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).AddImages(1, gallery.Alice))[0];
            }

            return null;
        };

        var receipt = await rig.EraseAsync(plan);

        receipt
            .Objects.Single(item => item.Id == gallery.Alice)
            .Should()
            .BeEquivalentTo(new { Outcome = ErasureOutcome.Failed, Reason = "TagInUse" });
        rig.Project(gallery.Shop).Tags.Keys.Should().Contain(gallery.Alice);
    }
}
