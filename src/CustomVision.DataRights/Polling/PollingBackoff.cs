namespace CustomVision.DataRights.Polling;

/// <summary>
/// The waits between two requests for something that takes time: each twice as long as the one before, up to a longest, until a deadline.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="deadline">How long to wait in all.</param>
/// <param name="first">The first wait; 1 second where it is not given.</param>
/// <param name="longest">The longest wait; 30 seconds where it is not given.</param>
internal sealed class PollingBackoff(TimeProvider time, TimeSpan deadline, TimeSpan? first = null, TimeSpan? longest = null)
{
    // Predictions are seen late; the service's own tests wait as long.
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _longest = longest ?? TimeSpan.FromSeconds(30);
    private readonly long _began = time.GetTimestamp();
    private TimeSpan _next = first ?? TimeSpan.FromSeconds(1);

    /// <summary>Waits once, so that a second pass at the service does not see the same moment as the first.</summary>
    public static Task PauseAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(BetweenLooks, time, cancellationToken);

    /// <summary>Waits.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="retryAfter">What the service asked for; used where it is longer than the next wait.</param>
    /// <returns>False when the deadline has passed and nothing is to be requested again.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken, TimeSpan? retryAfter = null)
    {
        var left = deadline - time.GetElapsedTime(_began);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        var wait = retryAfter > _next ? retryAfter.Value : _next;
        await Task.Delay(wait < left ? wait : left, time, cancellationToken).ConfigureAwait(false);
        _next = _next * 2 < _longest ? _next * 2 : _longest;
        return true;
    }
}
