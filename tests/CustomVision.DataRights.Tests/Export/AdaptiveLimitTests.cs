using CustomVision.DataRights.Export.Downloads;

namespace CustomVision.DataRights.Tests.Export;

public sealed class AdaptiveLimitTests
{
    private readonly TestClock _time = new();

    [Fact]
    public async Task It_grows_while_the_throughput_grows_and_never_beyond_the_maximum()
    {
        var limit = new AdaptiveLimit(64, _time);
        var start = limit.Current;

        for (var window = 0; window < 20; window++)
        {
            await RunWindowAsync(limit, bytesEach: 50_000);
        }

        start.Should().Be(16);
        limit.Current.Should().Be(64);
    }

    [Fact]
    public async Task It_halves_once_a_window_when_the_storage_says_that_it_is_too_much()
    {
        var limit = new AdaptiveLimit(64, _time);
        await RunWindowAsync(limit, bytesEach: 50_000);
        var before = limit.Current;

        limit.Shrink();
        limit.Shrink();

        limit.Current.Should().Be(before / 2);
    }

    [Fact]
    public async Task It_decreases_when_more_concurrent_downloads_are_slower()
    {
        var limit = new AdaptiveLimit(64, _time);
        await RunWindowAsync(limit, bytesEach: 50_000);
        var before = limit.Current;

        await RunWindowAsync(limit, bytesEach: 100);

        limit.Current.Should().BeLessThan(before);
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
        var cancelled = limit.EnterAsync(cancel.Token);
        var waiting = limit.EnterAsync(CancellationToken.None);
        waiting.IsCompleted.Should().BeFalse();

        await cancel.CancelAsync();
        await ((Func<Task>)(() => cancelled)).Should().ThrowAsync<OperationCanceledException>();
        limit.Leave(0);

        await waiting;
        limit.EnterAsync(CancellationToken.None).IsCompleted.Should().BeFalse();
    }

    private async Task RunWindowAsync(AdaptiveLimit limit, long bytesEach)
    {
        _time.Advance(TimeSpan.FromMilliseconds(300));
        var running = limit.Current;
        for (var i = 0; i < running; i++)
        {
            await limit.EnterAsync(CancellationToken.None);
        }

        for (var i = 0; i < running; i++)
        {
            limit.Leave(bytesEach);
        }
    }
}
