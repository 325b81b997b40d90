using CustomVision.DataRights.Export.Downloads;

namespace CustomVision.DataRights.Tests.Export;

public sealed class AdaptiveLimitTests
{
    private readonly TestClock _time = new();

    [Fact]
    public async Task It_begins_at_the_maximum_and_never_exceeds_it()
    {
        var limit = new AdaptiveLimit(64, _time);
        var start = limit.Current;

        await RunWindowAsync(limit);

        start.Should().Be(64);
        limit.Current.Should().Be(64);
    }

    [Fact]
    public async Task It_grows_by_a_quarter_in_each_window_after_an_overload_up_to_the_maximum()
    {
        var limit = new AdaptiveLimit(64, _time);
        limit.Shrink();
        await RunWindowAsync(limit);
        var held = limit.Current;

        await RunWindowAsync(limit);
        var grown = limit.Current;
        for (var window = 0; window < 10; window++)
        {
            await RunWindowAsync(limit);
        }

        held.Should().Be(32, "the overload was in that window");
        grown.Should().Be(40);
        limit.Current.Should().Be(64);
    }

    [Fact]
    public void It_halves_again_only_in_the_next_window()
    {
        var limit = new AdaptiveLimit(64, _time);

        limit.Shrink();
        limit.Shrink();

        limit.Current.Should().Be(32);
    }

    [Fact]
    public void It_never_shrinks_below_one()
    {
        var limit = new AdaptiveLimit(1, _time);

        limit.Shrink();

        limit.Current.Should().Be(1);
    }

    [Fact]
    public async Task No_more_than_the_limit_run_at_once_and_a_cancelled_wait_takes_no_place()
    {
        var limit = new AdaptiveLimit(2, _time);
        await limit.EnterAsync(CancellationToken.None);
        await limit.EnterAsync(CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var cancelled = limit.EnterAsync(cancel.Token).AsTask();
        var waiting = limit.EnterAsync(CancellationToken.None).AsTask();
        waiting.IsCompleted.Should().BeFalse();

        await cancel.CancelAsync();
        await ((Func<Task>)(() => cancelled)).Should().ThrowAsync<OperationCanceledException>();
        limit.Leave();

        await waiting;
        limit.EnterAsync(CancellationToken.None).AsTask().IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task The_next_one_starts_before_the_end_of_the_last_one_returns()
    {
        var limit = new AdaptiveLimit(1, _time);
        await limit.EnterAsync(CancellationToken.None);
        var hasStarted = false;
        var next = StartAsync();

        var startedBefore = hasStarted;
        var startedAfter = await Task.Run(() => // without a context that would queue it
        {
            limit.Leave();
            return hasStarted;
        });

        startedBefore.Should().BeFalse();
        startedAfter.Should().BeTrue();
        await next;

        async Task StartAsync()
        {
            await limit.EnterAsync(CancellationToken.None).ConfigureAwait(false);
            hasStarted = true;
        }
    }

    private async Task RunWindowAsync(AdaptiveLimit limit)
    {
        _time.Advance(TimeSpan.FromMilliseconds(300));
        var running = limit.Current;
        for (var i = 0; i < running; i++)
        {
            await limit.EnterAsync(CancellationToken.None);
        }

        for (var i = 0; i < running; i++)
        {
            limit.Leave();
        }
    }
}
