using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>What a hold names stays, also where it would only have been deleted along with its parent.</summary>
public sealed class LegalHoldTests
{
    [Fact]
    public async Task An_upload_under_a_legal_hold_keeps_its_project_even_where_late_uploads_were_accepted()
    {
        var resource = new DataRightsOptions();
        var (rig, gallery) = await Gallery.StartAsync(configure: options => resource = options);
        await using var __ = rig;
        var request = ErasureRequest.ForProjects(gallery.Yard);
        (request.AcceptCollateral, request.Limits.DriftTolerance) = (true, 5);
        var plan = await rig.PlanAsync(request);
        rig.Wire.Intercept = (message, _) =>
        {
            if (message.Method == HttpMethod.Delete && resource.LegalHolds.Count == 0)
            {
                resource.LegalHolds = [.. rig.Emulator.Seed(seeder => seeder.Project(gallery.Yard).AddImages(1))];
            }

            return null;
        };

        var receipt = await rig.EraseAsync(plan);

        receipt
            .Objects.Single(item => item.Kind == ErasureObjectKind.Project)
            .Should()
            .BeEquivalentTo(new { Outcome = ErasureOutcome.Retained, Reason = "LegalHold" });
        rig.Project(gallery.Yard).AllImageIds.Should().Equal(resource.LegalHolds);
    }

    [Fact]
    public async Task A_model_under_a_legal_hold_that_was_trained_since_refuses_what_would_take_its_images()
    {
        var resource = new DataRightsOptions();
        var (rig, gallery) = await Gallery.StartAsync(configure: options => resource = options);
        await using var __ = rig;
        var request = Gallery.RequestForAlice();
        request.Limits.DriftTolerance = 5;
        var plan = await rig.PlanAsync(request);
        resource.LegalHolds = [rig.Emulator.Seed(seeder => seeder.Project(gallery.Gate).Train())];

        var act = () => rig.EraseAsync(plan);

        (await act.Should().ThrowAsync<ErasureRejectedException>())
            .Which.Should()
            .BeEquivalentTo(new { Rejection = ErasureRejection.LegalHold, Ids = resource.LegalHolds });
        rig.Wire.Deletes.Should().BeEmpty();
    }

    [Fact]
    public async Task An_image_that_only_a_model_planned_for_deletion_holds_keeps_the_model_when_it_comes_under_a_hold()
    {
        var resource = new DataRightsOptions();
        var (rig, gallery) = await Gallery.StartAsync(configure: options => resource = options);
        await using var __ = rig;
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        request.AcceptCollateral = true;
        var plan = await rig.PlanAsync(request);
        var held = gallery.AlicesInFirstAlone[0];
        rig.Wire.Intercept = (message, _) =>
        {
            resource.LegalHolds = message.Method == HttpMethod.Delete ? [held] : resource.LegalHolds;
            return null;
        };

        var receipt = await rig.EraseAsync(plan);

        rig.Project(gallery.Shop).Iterations.Single(iteration => iteration.Id == gallery.First).ImageIds.Should().Contain(held);
        receipt
            .Objects.Where(item => item.Outcome == ErasureOutcome.Retained)
            .Should()
            .OnlyContain(item => item.Reason == "LegalHold")
            .And.Subject.Select(item => item.Id)
            .Should()
            .BeEquivalentTo([held, gallery.First]);
    }

    [Fact]
    public async Task An_upload_that_was_held_before_the_erasure_began_keeps_its_project()
    {
        var resource = new DataRightsOptions();
        var (rig, gallery) = await Gallery.StartAsync(configure: options => resource = options);
        await using var __ = rig;
        var request = ErasureRequest.ForProjects(gallery.Yard);
        (request.AcceptCollateral, request.Limits.DriftTolerance) = (true, 1);
        var plan = await rig.PlanAsync(request);
        var late = rig.Emulator.Seed(seeder => seeder.Project(gallery.Yard).AddImages(1))[0];
        resource.LegalHolds = [late];

        await rig.EraseAsync(plan);

        rig.Project(gallery.Yard).AllImageIds.Should().Equal(late);
    }
}
