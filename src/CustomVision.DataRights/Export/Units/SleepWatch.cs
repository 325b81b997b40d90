namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// Notices that the process was stopped for a while: another has probably taken over what it was doing. Ticks every second.
/// </summary>
internal sealed class SleepWatch : IDisposable
{
    // Less than the time after which an engine hands a unit to another worker, and more than a busy machine delays a timer.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _ticked;
    private int _hasSlept;

    public SleepWatch(TimeProvider time)
    {
        _time = time;
        _ticked = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Tick(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Throws where the process was stopped since the watch began.</summary>
    /// <exception cref="SleptException">It was.</exception>
    public void EnsureAwake()
    {
        Look();
        if (Volatile.Read(ref _hasSlept) != 0)
        {
            throw new SleptException();
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Tick()
    {
        Look();
        Interlocked.Exchange(ref _ticked, _time.GetTimestamp());
    }

    private void Look()
    {
        if (_time.GetElapsedTime(Interlocked.Read(ref _ticked)) > Longest)
        {
            Volatile.Write(ref _hasSlept, 1);
        }
    }
}
