using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Tests.Training;

/// <summary>
/// A clock that a test moves. With <see cref="DelaysPassAtOnce"/> a delay moves it by itself as soon as it begins; a timeout, which is a
/// timer that cancels something, never does.
/// </summary>
internal sealed class FakeTime : TimeProvider
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now = Start;
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public bool DelaysPassAtOnce { get; init; }

    public TimeSpan Elapsed => GetUtcNow() - Start;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and fires what has become due, in order.</summary>
    public void Advance(TimeSpan duration)
    {
        var end = GetUtcNow() + duration;
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }

        lock (_lock)
        {
            _now = _now > end ? _now : end;
        }
    }

    /// <summary>Waits until a timer is armed that is due within the duration.</summary>
    public async Task ArmedWithinAsync(TimeSpan duration)
    {
        while (true)
        {
            Task armed;
            lock (_lock)
            {
                if (_timers.Any(timer => timer.Due <= _now + duration))
                {
                    return;
                }

                armed = _armed.Task;
            }

            await armed.WaitAsync(TimeSpan.FromSeconds(30));
        }
    }

    private FakeTimer? TakeDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            var timer = _timers.Where(timer => timer.Due <= end).MinBy(timer => timer.Due);
            if (timer is not null)
            {
                _now = timer.Due!.Value > _now ? timer.Due.Value : _now;
                timer.Due = null;
            }

            return timer;
        }
    }

    private sealed class FakeTimer(FakeTime time, TimerCallback callback, object? state) : ITimer
    {
        public DateTimeOffset? Due { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var fires = false;
            lock (time._lock)
            {
                time._timers.Remove(this);
                Due = dueTime == Timeout.InfiniteTimeSpan ? null : time._now + dueTime;
                if (Due is not null)
                {
                    fires = time.DelaysPassAtOnce && state is not (CancellationTokenSource or IdleTimeoutStream);
                    if (!fires)
                    {
                        time._timers.Add(this);
                    }

                    time._armed.TrySetResult();
                    time._armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }
            }

            if (fires)
            {
                ThreadPool.QueueUserWorkItem(_ => FireByItself());
            }

            return true;
        }

        public void Dispose()
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                Due = null;
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void FireByItself()
        {
            lock (time._lock)
            {
                if (Due is not { } due)
                {
                    return;
                }

                time._now = due > time._now ? due : time._now;
                Due = null;
            }

            Fire();
        }
    }
}
