namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// The one way that every attempt of a registration's Training calls goes: a token bucket of one, and a stop for all when the service says
/// 429.
/// </summary>
/// <remarks>
/// The limiters of System.Threading.RateLimiting take their time from the process's clock, not from a <see cref="TimeProvider"/>, and
/// cannot be stopped until a given time; hence this small one.
/// </remarks>
internal sealed class TrainingThrottle(Func<double> requestsPerSecond, TimeProvider time) : IDisposable
{
    // One waiter at a time looks at the clock; the others queue behind it, in order.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _lock = new();
    private long _next = time.GetTimestamp();
    private long _pausedUntil = time.GetTimestamp();

    /// <summary>Whether the service asked for a pause that is not over.</summary>
    public bool IsPaused
    {
        get
        {
            lock (_lock)
            {
                return time.GetTimestamp() < _pausedUntil;
            }
        }
    }

    /// <summary>Waits until the next request may be sent.</summary>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            // A pause may come while we wait, so the clock is looked at again after each wait.
            while (Claim() is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>
    /// Pauses the throttle for all callers: nothing is sent until the time is over. A shorter pause never shortens a longer one.
    /// </summary>
    public void Pause(TimeSpan duration)
    {
        lock (_lock)
        {
            _pausedUntil = Math.Max(_pausedUntil, time.GetTimestamp() + ToTicks(duration));
        }
    }

    public void Dispose() => _gate.Dispose();

    // Zero, and the token is taken; else how long to wait before asking again.
    private TimeSpan Claim()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var due = Math.Max(_next, _pausedUntil);
            if (now < due)
            {
                // Rounded up: a timer that fires a tick early would only make another round.
                return time.GetElapsedTime(now, due) + TimeSpan.FromMicroseconds(1);
            }

            var rate = requestsPerSecond();
            _next = rate > 0 ? now + ToTicks(TimeSpan.FromSeconds(1 / rate)) : now;
            return TimeSpan.Zero;
        }
    }

    private long ToTicks(TimeSpan duration) => (long)(duration.TotalSeconds * time.TimestampFrequency);
}
