using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>An approval is of a time at which the plan held, and that has come.</summary>
public sealed class ApprovalTimeTests
{
    [Theory]
    [InlineData(20 * 365, 0, ErasureRejection.PlanExpired)]
    [InlineData(7, 0, ErasureRejection.PlanExpired)]
    [InlineData(1, 0, ErasureRejection.ApprovalFromFuture)]
    [InlineData(0, 6, ErasureRejection.ApprovalFromFuture)]
    public async Task From_the_future_or_after_the_plans_end_it_is_refused(int days, int minutes, ErasureRejection rejection)
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var approval = rig.Approve(plan) with { ApprovedAt = plan.CreatedAt.AddDays(days).AddMinutes(minutes) };
        var act = () => rig.EraseAsync(plan, approval: approval);

        var refusal = (await act.Should().ThrowAsync<ErasureRejectedException>()).Which;
        refusal.Rejection.Should().Be(rejection);
        refusal.Message.Should().Contain("ApprovedAt");
        rig.Wire.Deletes.Should().BeEmpty();
    }

    [Fact]
    public async Task A_clock_that_is_a_little_fast_is_none()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        var receipt = await rig.EraseAsync(plan, approval: rig.Approve(plan) with { ApprovedAt = rig.Clock.GetUtcNow().AddMinutes(4) });

        receipt.State.Should().Be(ErasureState.Complete);
    }
}
