namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// Detects that the process was suspended, so that another process has probably taken over its unit. Ticks every second.
/// </summary>
internal sealed class SuspensionDetector : IDisposable
{
    // Shorter than the time after which an engine assigns a unit to another worker, and longer than the delay of a timer on a busy machine.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(15);

    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _ticked;
    private int _hasSlept;

    public SuspensionDetector(TimeProvider time)
    {
        _time = time;
        _ticked = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Tick(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    /// <summary>Whether the process was suspended since the detector was created.</summary>
    public bool WasSuspended
    {
        get
        {
            Look();
            return Volatile.Read(ref _hasSlept) != 0;
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
