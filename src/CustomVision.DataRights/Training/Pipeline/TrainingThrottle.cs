namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// The rate limiter that all attempts of a registration's Training calls share: a token bucket of size one, paused for all callers when the
/// service returns 429.
/// </summary>
/// <remarks>
/// The limiters of System.Threading.RateLimiting do not support <see cref="TimeProvider"/> and cannot be paused until a given time.
/// </remarks>
internal sealed class TrainingThrottle(Func<double> requestsPerSecond, TimeProvider time) : IDisposable
{
    // One waiter at a time checks the clock; the others queue behind it in order.
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Lock _lock = new();
    private long _next = time.GetTimestamp();
    private long _pausedUntil = time.GetTimestamp();

    /// <summary>Whether a pause that the service requested is still in effect.</summary>
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
            // A pause may begin during the wait, so the clock is checked again after each wait.
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
    /// Pauses the throttle for all callers: nothing is sent until the duration has elapsed. A shorter pause never shortens a longer one.
    /// </summary>
    public void Pause(TimeSpan duration)
    {
        lock (_lock)
        {
            _pausedUntil = Math.Max(_pausedUntil, time.GetTimestamp() + ToTicks(duration));
        }
    }

    public void Dispose() => _gate.Dispose();

    // Takes the token and returns zero, or returns the time to wait before the next try.
    private TimeSpan Claim()
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            var due = Math.Max(_next, _pausedUntil);
            if (now < due)
            {
                // Rounded up, so that a timer that fires one tick early does not cost another wait.
                return time.GetElapsedTime(now, due) + TimeSpan.FromMicroseconds(1);
            }

            var rate = requestsPerSecond();
            _next = rate > 0 ? now + ToTicks(TimeSpan.FromSeconds(1 / rate)) : now;
            return TimeSpan.Zero;
        }
    }

    private long ToTicks(TimeSpan duration) => (long)(duration.TotalSeconds * time.TimestampFrequency);
}
