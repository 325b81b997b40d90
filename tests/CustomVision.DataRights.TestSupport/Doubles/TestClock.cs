using Microsoft.Extensions.Time.Testing;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// A <see cref="FakeTimeProvider"/> that reports which timers are armed and, with <see cref="DelaysPassAtOnce"/>, completes delays
/// immediately.
/// </summary>
internal sealed class TestClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Lock _lock = new();
    private readonly HashSet<ObservedTimer> _timers = [];
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TestClock()
        : this(new DateTimeOffset(2026, 5, 4, 10, 30, 0, TimeSpan.Zero))
    {
    }

    /// <summary>Whether a delay advances the clock to its end as soon as it starts. Timeouts keep their remaining time.</summary>
    public bool DelaysPassAtOnce { get; init; }

    public TimeSpan Elapsed => GetUtcNow() - Start;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        // Task.Delay passes its own task as the timer's state; timeouts pass a cancellation source or a stream.
        var passesAtOnce = DelaysPassAtOnce && state is Task;
        var timer = new ObservedTimer(this, base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period), passesAtOnce);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Waits until a timer that is due within the duration is armed.</summary>
    public async Task ArmedWithinAsync(TimeSpan duration)
    {
        while (true)
        {
            Task armed;
            lock (_lock)
            {
                if (_timers.Any(timer => timer.Due > GetUtcNow() && timer.Due <= GetUtcNow() + duration))
                {
                    return;
                }

                armed = _armed.Task;
            }

            await armed.WaitAsync(TimeSpan.FromMinutes(2)).ConfigureAwait(false);
        }
    }

    private void Arm(ObservedTimer timer, TimeSpan dueTime)
    {
        TaskCompletionSource armed;
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = GetUtcNow() + dueTime;
            _timers.Add(timer);
            (armed, _armed) = (_armed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        armed.SetResult();
    }

    private bool TryPass(ObservedTimer timer)
    {
        lock (_lock)
        {
            if (!_timers.Remove(timer))
            {
                return false;
            }

            if (timer.Due > GetUtcNow())
            {
                AdjustTime(timer.Due);
            }

            return true;
        }
    }

    private sealed class ObservedTimer(TestClock clock, ITimer timer, bool passesAtOnce) : ITimer
    {
        public DateTimeOffset Due { get; set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (!passesAtOnce || dueTime == Timeout.InfiniteTimeSpan)
            {
                // Changes the timer before it reports it: a waiting test advances the clock as soon as the timer is reported.
                var isChanged = timer.Change(dueTime, period);
                clock.Arm(this, dueTime);
                return isChanged;
            }

            clock.Arm(this, dueTime);
            ThreadPool.QueueUserWorkItem(_ => Pass());
            return true;
        }

        public void Dispose()
        {
            clock.Arm(this, Timeout.InfiniteTimeSpan);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Pass()
        {
            if (clock.TryPass(this))
            {
                timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }
    }
}
