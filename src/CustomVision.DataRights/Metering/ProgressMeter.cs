namespace CustomVision.DataRights.Metering;

/// <summary>Counts what a job has done, for its reports. Counting takes no lock, and allocates nothing.</summary>
internal abstract class ProgressMeter(TimeProvider time)
{
    // What is done at once at the beginning, such as files that are in a cache, says nothing about the rest.
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private long _began = time.GetTimestamp();

    public ProgressCount Files { get; } = new();

    public ProgressCount Objects { get; } = new();

    public ProgressCount Bytes { get; } = new();

    /// <summary>Reports where the last report is old enough.</summary>
    public abstract void Tick();

    /// <summary>The units per second since the meter began, or was restarted; 0 until something was measured.</summary>
    public double PerSecond(ProgressCount count)
    {
        var elapsed = time.GetElapsedTime(Volatile.Read(ref _began));
        return elapsed >= Settling ? count.Measured / elapsed.TotalSeconds : 0;
    }

    /// <summary>
    /// The time that the rest takes at this rate; <see langword="null"/> where nothing is left, or the rate is not known.
    /// </summary>
    public TimeSpan? Remaining(ProgressCount count)
    {
        var (left, rate) = (count.Total - count.Done, PerSecond(count));
        return left > 0 && rate > 0 ? TimeSpan.FromSeconds(left / rate) : null;
    }

    /// <summary>Measures from now on: what was done before does not count for the rate.</summary>
    public void Restart()
    {
        Volatile.Write(ref _began, time.GetTimestamp());
        Files.Restart();
        Objects.Restart();
        Bytes.Restart();
    }
}
