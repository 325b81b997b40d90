namespace CustomVision.DataRights.Tool.Progress;

/// <summary>Adds the rate and the time left to the progress of a job that does not state them.</summary>
internal sealed class JobRate(TimeProvider time)
{
    // What was read at once at the beginning says nothing about the rest.
    private static readonly TimeSpan Least = TimeSpan.FromSeconds(2);

    private (string Phase, long Timestamp, long Done, long Bytes)? _start;

    public JobProgress Measure(JobProgress progress)
    {
        if (_start is not { } start || start.Phase != progress.Phase)
        {
            _start = (progress.Phase, time.GetTimestamp(), progress.Done, progress.Bytes);
            return progress;
        }

        var elapsed = time.GetElapsedTime(start.Timestamp);
        var done = progress.Done - start.Done;
        if (elapsed < Least || done <= 0)
        {
            return progress;
        }

        return progress with
        {
            UnitsPerSecond = done / elapsed.TotalSeconds,
            BytesPerSecond = (progress.Bytes - start.Bytes) / elapsed.TotalSeconds,
            Remaining = elapsed * ((double)Math.Max(0, progress.Total - progress.Done) / done),
        };
    }
}
