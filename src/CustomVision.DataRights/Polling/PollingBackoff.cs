namespace CustomVision.DataRights.Polling;

/// <summary>
/// An exponential backoff for polling: each delay is twice as long as the previous one, up to a maximum, until a deadline.
/// </summary>
/// <param name="time">The clock.</param>
/// <param name="deadline">The total time to wait.</param>
/// <param name="first">The first delay; 1 second by default.</param>
/// <param name="longest">The maximum delay; 30 seconds by default.</param>
internal sealed class PollingBackoff(TimeProvider time, TimeSpan deadline, TimeSpan? first = null, TimeSpan? longest = null)
{
    // Predictions become visible with a delay. The service's own tests wait equally long.
    private static readonly TimeSpan VisibilityDelay = TimeSpan.FromSeconds(5);

    private readonly TimeSpan _longest = longest ?? TimeSpan.FromSeconds(30);
    private readonly long _began = time.GetTimestamp();
    private TimeSpan _next = first ?? TimeSpan.FromSeconds(1);

    /// <summary>Waits a fixed time between two passes, so that the second pass can observe later changes.</summary>
    public static Task PauseAsync(TimeProvider time, CancellationToken cancellationToken) =>
        Task.Delay(VisibilityDelay, time, cancellationToken);

    /// <summary>Waits for the next delay or until the deadline, whichever comes first.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="retryAfter">The delay that the service requested; used if it is longer than the next delay.</param>
    /// <returns><see langword="false"/> if the deadline has passed, so that the caller must stop polling.</returns>
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
