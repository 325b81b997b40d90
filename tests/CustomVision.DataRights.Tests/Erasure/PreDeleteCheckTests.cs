using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Erasure.Documents;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>What others do in the last moment before something is deleted.</summary>
public sealed class PreDeleteCheckTests
{
    [Fact]
    public async Task A_tag_that_an_image_of_the_plan_still_carries_has_not_lost_its_last_image()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice();
        request.DeleteEmptiedTags = true;
        var plan = await rig.PlanAsync(request);
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal());
        var refused = gallery.AlicesInShop[^1].ToString("D");
        rig.Wire.Intercept = (message, _) =>
            message.Method == HttpMethod.Delete && message.RequestUri!.Query.Contains(refused, StringComparison.Ordinal)
                ? Task.FromResult(Wire.Answer(400, """{"code":"BadRequestInvalid","message":"no"}"""))
                : null;

        var receipt = await rig.EraseAsync(plan, journal, approval);

        receipt
            .Objects.Where(item => item.Outcome == ErasureOutcome.Failed)
            .Select(item => (item.Id, item.Reason))
            .Should()
            .BeEquivalentTo([(gallery.AlicesInShop[^1], "BadRequestInvalid"), (gallery.Alice, "TagInUse")]);
        rig.Project(gallery.Shop).Tags.Keys.Should().Contain(gallery.Alice);

        rig.Wire.Intercept = static (_, _) => null;
        (await rig.EraseAsync(plan, journal, approval))
            .State.Should()
            .Be(ErasureState.CompleteWithRetained, "the kept models name the tag");
        rig.Project(gallery.Shop).Tags.Keys.Should().NotContain(gallery.Alice);
    }

    [Fact]
    public async Task A_model_that_is_published_again_in_the_last_moment_is_not_taken_out_of_production()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.AllowPublishedIterations = true;
        var plan = await rig.PlanAsync(gallery.RequestForAliceAndSecond());
        rig.Wire.Intercept = (message, _) =>
        {
            if (message.Method == HttpMethod.Delete && message.RequestUri!.AbsolutePath.EndsWith("/images", StringComparison.Ordinal))
            {
                rig.Emulator.Seed(seeder =>
                {
                    if (rig.Project(gallery.Shop).Iterations.Single(iteration => iteration.Id == gallery.Second).PublishName is null)
                    {
                        seeder.Project(gallery.Shop).Publish(gallery.Second, "again");
                    }
                });
            }

            return null;
        };

        var receipt = await rig.EraseAsync(plan);

        receipt
            .Objects.Single(item => item.Id == gallery.Second)
            .Should()
            .BeEquivalentTo(new { Outcome = ErasureOutcome.Failed, Reason = "StillPublished" });
        rig.Project(gallery.Shop).Iterations.Single(iteration => iteration.Id == gallery.Second).PublishName.Should().Be("again");
    }

    [Fact]
    public async Task A_tag_that_only_the_iteration_names_by_now_keeps_the_iteration()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var request = Gallery.RequestForAlice(ModelDecision.DeleteIteration);
        request.AcceptCollateral = true;
        var plan = await rig.PlanAsync(request);
        rig.Wire.WhenUnpublished(() => OutsideChange.Delete(rig, $"projects/{gallery.Shop}/tags/{gallery.Bob}"));

        var receipt = await rig.EraseAsync(plan);

        receipt
            .Unplanned.Should()
            .ContainSingle(item => item.Id == gallery.Bob)
            .Which.Should()
            .BeEquivalentTo(new { Kind = ErasureObjectKind.Tag, Reason = nameof(UnplannedKind.SparedParent) });
        rig.Project(gallery.Shop).Iterations.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_surviving_model_that_goes_while_it_is_asked_does_not_survive()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(gallery.RequestForAliceAndSecond());
        var bobs = gallery.BobsInShop[2];
        var (isUnpublished, isGone) = (false, false);
        rig.Wire.Intercept = (message, _) =>
        {
            if (Wire.IsDelete(message, "/publish"))
            {
                isUnpublished = true;
                rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).DeleteFromWorkspace(bobs));
            }

            // The first model is listed still, and deleted before it is asked about Bob's image.
            var query = message.RequestUri!.Query;
            if (
                isUnpublished
                && !isGone
                && query.Contains(gallery.First.ToString("D"), StringComparison.Ordinal)
                && query.Contains(bobs.ToString("D"), StringComparison.Ordinal)
            )
            {
                isGone = true;
                OutsideChange.Delete(rig, $"projects/{gallery.Shop}/iterations/{gallery.First}");
            }

            return null;
        };

        var receipt = await rig.EraseAsync(plan);

        isGone.Should().BeTrue();
        rig.Project(gallery.Shop).AllImageIds.Should().Contain(bobs);
        receipt.Unplanned.Should().Contain(item => item.Id == bobs && item.Reason == nameof(UnplannedKind.SparedParent));
        receipt
            .Residuals.Should()
            .ContainSingle(residual => residual.Kind == ResidualKind.Unpublished)
            .Which.Ids.Should()
            .Equal(gallery.Second);
    }

    [Fact]
    public async Task A_model_that_is_listed_and_cannot_be_read_keeps_its_project()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(gallery.Yard));
        Guid? late = null;
        rig.Wire.Intercept = (message, _) =>
        {
            if (message.Method == HttpMethod.Delete)
            {
                late ??= rig.Emulator.Seed(seeder => seeder.Project(gallery.Yard).AddImages(1))[0];
            }

            // The list is behind the times: what it shows answers NotFoundIteration.
            return late is not null && message.RequestUri!.AbsolutePath.EndsWith("/iterations", StringComparison.Ordinal)
                ? Task.FromResult(
                    Wire.Answer(
                        200,
                        """[{"id":"11111111-1111-1111-1111-111111111111","name":"Iteration 1","status":"Completed","created":"2026-01-01T00:00:00Z"}]"""
                    )
                )
                : null;
        };

        var receipt = await rig.EraseAsync(plan);

        rig.Project(gallery.Yard).AllImageIds.Should().Contain(late!.Value);
        receipt.State.Should().Be(ErasureState.Incomplete);
    }

    [Fact]
    public async Task A_model_that_will_not_be_deleted_is_not_taken_out_of_production()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(gallery.RequestForAliceAndSecond());
        var bobs = gallery.BobsInShop[2];

        // Before anything is deleted, Bob's image is in the second model alone.
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).DeleteFromWorkspace(bobs));
        OutsideChange.Delete(rig, $"projects/{gallery.Shop}/iterations/{gallery.First}");

        var receipt = await rig.EraseAsync(plan);

        var second = rig.Project(gallery.Shop).Iterations.Single(iteration => iteration.Id == gallery.Second);
        second.PublishName.Should().Be("shop");
        second.ImageIds.Should().Contain(bobs);
        receipt.Unplanned.Should().Contain(item => item.Id == bobs && item.Reason == nameof(UnplannedKind.SparedParent));
        receipt.Residuals.Should().NotContain(residual => residual.Kind == ResidualKind.Unpublished);
    }
}
