using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Tests.Training.Pipeline;

public sealed class BodyBudgetTests
{
    [Fact]
    public async Task Bodies_wait_in_turn_for_what_the_others_hold()
    {
        var budget = new BodyBudget(10);
        var first = await budget.ReserveAsync(6, default);
        var large = budget.ReserveAsync(100, default); // the whole, since it can never be more
        var small = budget.ReserveAsync(1, default);
        small.IsCompleted.Should().BeFalse("a small one that passes by would keep a large one waiting for ever");

        first.Dispose();
        first.Dispose();

        using (await large)
        {
            small.IsCompleted.Should().BeFalse();
        }

        (await small).Dispose();
        budget.Free.Should().Be(10);
    }

    [Fact]
    public async Task Body_whose_wait_is_canceled_holds_nothing_and_keeps_no_other_waiting()
    {
        var budget = new BodyBudget(10);
        var first = await budget.ReserveAsync(6, default);
        using var cancel = new CancellationTokenSource();
        var canceled = budget.ReserveAsync(8, cancel.Token);
        var next = budget.ReserveAsync(4, default);

        await cancel.CancelAsync();

        await canceled.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        (await next).Dispose();
        first.Dispose();
        budget.Free.Should().Be(10);
    }
}
