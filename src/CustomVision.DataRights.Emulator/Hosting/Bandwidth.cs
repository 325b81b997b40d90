namespace CustomVision.DataRights.Emulator.Hosting;

/// <summary>One line for all downloads: each body waits until the line has had the time to carry it and those before it.</summary>
/// <param name="bytesPerSecond">What the line carries; 0 for no limit.</param>
/// <param name="time">The clock.</param>
internal sealed class Bandwidth(long bytesPerSecond, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _freeAt = time.GetTimestamp();

    /// <summary>Waits until the line has carried a number of bytes.</summary>
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
