using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class ReErasureTests
{
    [Fact]
    public async Task What_came_back_is_planned_again_by_id()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = Timeout.InfiniteTimeSpan;
        var first = await rig.EraseAsync(Gallery.RequestForAlice());
        rig.Emulator.Behavior.Deletion.LateDeletionDelay = TimeSpan.Zero;

        var plan = await rig.Manager.PlanErasureAsync(ErasureReceipt.FromJson(first.ToJson()));
        var receipt = await rig.EraseAsync(plan);

        plan.Totals.Images.Should().Be(13);
        plan.Selector.Should().BeNull();
        receipt.State.Should().Be(ErasureState.Complete);
        rig.Project(gallery.Shop).AllImageIds.Should().HaveCount(7);
        (await rig.Manager.PlanErasureAsync(receipt)).Steps.Should().BeEmpty();
    }

    [Fact]
    public async Task A_project_that_came_back_goes_again()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        rig.Wire.Intercept = (request, _) =>
            request.Method == HttpMethod.Delete
            && request.RequestUri!.AbsolutePath.EndsWith($"/projects/{gallery.Yard}", StringComparison.Ordinal)
                ? Task.FromResult(Wire.Answer(204, ""))
                : null;
        var request = ErasureRequest.ForProjects(gallery.Yard);
        request.Limits.VerificationDeadline = TimeSpan.Zero;
        var first = await rig.EraseAsync(request);
        first.Counts.StillThere.Should().Be(1);
        rig.Wire.Intercept = static (_, _) => null;

        var receipt = await rig.EraseAsync(await rig.Manager.PlanErasureAsync(first));

        receipt.State.Should().Be(ErasureState.Complete);
        rig.Emulator.Account.FindProject(gallery.Yard).Should().BeNull();
    }

    [Fact]
    public async Task An_altered_receipt_is_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var receipt = await rig.EraseAsync(Gallery.RequestForAlice());
        var act = () => rig.Manager.PlanErasureAsync(receipt with { State = ErasureState.Unverified });

        (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Rejection.Should().Be(ErasureRejection.ReceiptAltered);
    }
}
