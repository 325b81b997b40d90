namespace CustomVision.DataRights.Tool.Progress;

/// <summary>Shows progress in a log: one line per phase, and one every few seconds while the phase has counts.</summary>
/// <param name="time">The clock.</param>
/// <param name="write">Writes a line.</param>
internal sealed class JobLines(TimeProvider time, Action<string> write)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly FirstEstimate _estimate = new(time);
    private (string Phase, long Timestamp)? _last;
    private string? _line;

    public void Show(JobProgress progress)
    {
        progress = _estimate.Of(progress);
        if (_last is { } last && last.Phase == progress.Phase && time.GetElapsedTime(last.Timestamp) < Pause)
        {
            return;
        }

        var line = JobText.Line(progress);
        _last = (progress.Phase, time.GetTimestamp());
        if (line != _line)
        {
            _line = line;
            write(line);
        }
    }
}
