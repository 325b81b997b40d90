namespace CustomVision.DataRights.Metering;

/// <summary>Reports what a job has done: at most ten times a second, and at each change that the job names.</summary>
/// <remarks>
/// One report is made at a time, so that no listener sees the numbers fall. A slow listener delays no thread that only counts.
/// </remarks>
/// <param name="listener">The listener; <see langword="null"/> for none.</param>
/// <param name="time">The clock.</param>
/// <param name="report">The report before anything is done.</param>
/// <param name="read">Updates the numbers of a report.</param>
/// <param name="failed">Receives the fault of a listener that must not end the job; it is not invoked again.</param>
internal sealed class ProgressReporter<TReport>(
    IProgress<TReport>? listener,
    TimeProvider time,
    TReport report,
    Func<TReport, ProgressMeter, TReport> read,
    Action<Exception>? failed = null
) : ProgressMeter(time)
    where TReport : class
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider _time = time;
    private readonly Lock _gate = new();
    private IProgress<TReport>? _listener = listener;
    private TReport _report = report;
    private long _last;

    public override void Tick()
    {
        if (_listener is null || !IsDue() || !_gate.TryEnter())
        {
            return;
        }

        try
        {
            if (IsDue())
            {
                Report();
            }
        }
        finally
        {
            _gate.Exit();
        }
    }

    /// <summary>Changes what the reports say besides the numbers, and reports.</summary>
    public void Update(Func<TReport, TReport> change)
    {
        lock (_gate)
        {
            _report = change(_report);
            Report();
        }
    }

    /// <summary>Reports the numbers as they are.</summary>
    public void Update()
    {
        lock (_gate)
        {
            Report();
        }
    }

    private bool IsDue() => _time.GetElapsedTime(Interlocked.Read(ref _last)) >= Interval;

    private void Report()
    {
        Interlocked.Exchange(ref _last, _time.GetTimestamp());
        _report = read(_report, this);
        try
        {
            _listener?.Report(_report);
        }
        catch (Exception fault) when (failed is not null)
        {
            _listener = null;
            failed(fault);
        }
    }
}
