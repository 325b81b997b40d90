namespace CustomVision.DataRights.Metering;

/// <summary>Measures the progress of a job. Counting does not lock or allocate.</summary>
internal abstract class ProgressMeter(TimeProvider time)
{
    // No rate is reported at first: work that completes immediately, such as cached files, is not representative.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private long _began = time.GetTimestamp();

    public ProgressCount Files { get; } = new();

    public ProgressCount Objects { get; } = new();

    public ProgressCount Bytes { get; } = new();

    /// <summary>Reports the progress, unless the last report was too recent.</summary>
    public abstract void Tick();

    /// <summary>Gets the units per second since the meter was started or restarted; 0 until enough time has elapsed.</summary>
    public double PerSecond(ProgressCount count)
    {
        var elapsed = time.GetElapsedTime(Volatile.Read(ref _began));
        return elapsed >= Settling ? count.Measured / elapsed.TotalSeconds : 0;
    }

    /// <summary>Estimates the remaining time at this rate; <see langword="null"/> if nothing remains or the rate is unknown.</summary>
    public TimeSpan? Remaining(ProgressCount count)
    {
        var (left, rate) = (count.Total - count.Done, PerSecond(count));
        return left > 0 && rate > 0 ? TimeSpan.FromSeconds(left / rate) : null;
    }

    /// <summary>Restarts the measurement. Earlier work is excluded from the rate.</summary>
    public void Restart()
    {
        Volatile.Write(ref _began, time.GetTimestamp());
        Files.Restart();
        Objects.Restart();
        Bytes.Restart();
    }
}
