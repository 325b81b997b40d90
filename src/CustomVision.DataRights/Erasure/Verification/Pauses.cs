namespace CustomVision.DataRights.Erasure.Verification;

/// <summary>The pauses between two looks at something that takes its time: each twice as long as the one before, until a deadline.</summary>
internal sealed class Pauses(TimeProvider time, TimeSpan deadline)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private readonly long _began = time.GetTimestamp();
    private TimeSpan _next = TimeSpan.FromSeconds(1);

    /// <summary>Waits.</summary>
    /// <returns>False when the deadline has passed: there is to be no further look.</returns>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken)
    {
        var left = deadline - time.GetElapsedTime(_began);
        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        await Task.Delay(_next < left ? _next : left, time, cancellationToken).ConfigureAwait(false);
        _next = _next * 2 < Longest ? _next * 2 : Longest;
        return true;
    }
}
