namespace CustomVision.DataRights.Metering;

/// <summary>Reports the progress of a job: at most ten times a second, and additionally on each explicit update.</summary>
/// <remarks>
/// Reports are serialized, so that a listener never receives decreasing numbers. A slow listener does not delay threads that only count.
/// </remarks>
/// <param name="listener">The listener; <see langword="null"/> for none.</param>
/// <param name="time">The clock.</param>
/// <param name="report">The initial report.</param>
/// <param name="read">Updates the numbers of a report.</param>
/// <param name="failed">
/// Receives the exception of a listener, which is then not invoked again. If <see langword="null"/>, the exception ends the job.
/// </param>
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

    /// <summary>Changes the report and reports it immediately.</summary>
    public void Update(Func<TReport, TReport> change)
    {
        lock (_gate)
        {
            _report = change(_report);
            Report();
        }
    }

    /// <summary>Reports the current numbers immediately.</summary>
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
