namespace CustomVision.DataRights.Tool.Progress;

/// <summary>Leaves out the time that is left in a phase's first seconds: it is measured over too little to mean anything.</summary>
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
