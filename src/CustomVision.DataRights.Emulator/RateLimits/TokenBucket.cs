namespace CustomVision.DataRights.Emulator.RateLimits;

/// <summary>A token bucket that holds one second's tokens and refills evenly. Not thread-safe.</summary>
internal sealed class TokenBucket(int perSecond, TimeProvider clock)
{
    private double _tokens = perSecond;
    private long _filled = clock.GetTimestamp();

    /// <summary>Takes a token, or returns the time until one is available.</summary>
    public TimeSpan? Take()
    {
        var now = clock.GetTimestamp();
        _tokens = Math.Min(perSecond, _tokens + (clock.GetElapsedTime(_filled, now).TotalSeconds * perSecond));
        _filled = now;

        // The tolerance covers rounding errors of the refill.
        if (_tokens < 1 - 1e-9)
        {
            return TimeSpan.FromSeconds((1 - _tokens) / perSecond);
        }

        _tokens--;
        return null;
    }
}
