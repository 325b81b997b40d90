namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>
/// Limits the bandwidth of all downloads together: each body waits until the bodies before it and itself could have been sent.
/// </summary>
/// <param name="bytesPerSecond">The bandwidth; 0 for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class Bandwidth(long bytesPerSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _freeAt = time.GetTimestamp();

    /// <summary>Waits until a number of bytes has been sent at the limited rate.</summary>
    public Task CarryAsync(long bytes, CancellationToken cancellationToken)
    {
        if (bytesPerSecond <= 0)
        {
            return Task.CompletedTask;
        }

        TimeSpan wait;
        lock (_lock)
        {
            var now = time.GetTimestamp();
            _freeAt = Math.Max(_freeAt, now) + (long)(bytes * (double)time.TimestampFrequency / bytesPerSecond);
            wait = time.GetElapsedTime(now, _freeAt);
        }

        return Task.Delay(wait, time, cancellationToken);
    }
}
