namespace CustomVision.DataRights.Tool.Progress;

/// <summary>Suppresses the remaining time in the first seconds of a phase, when the estimate is not yet reliable.</summary>
/// <param name="time">The clock.</param>
internal sealed class FirstEstimate(TimeProvider time)
{
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(5);

    private (string Phase, long Timestamp)? _began;

    public JobProgress Of(JobProgress progress)
    {
        if (_began is not { } began || began.Phase != progress.Phase)
        {
            _began = began = (progress.Phase, time.GetTimestamp());
        }

        return time.GetElapsedTime(began.Timestamp) < Settling ? progress with { Remaining = null } : progress;
    }
}
