namespace CustomVision.DataRights.Export.Units;

/// <summary>
/// Detects that another worker has begun or completed the unit of this one, for example because this one was too busy to renew its lock.
/// </summary>
/// <param name="work">The work store.</param>
/// <param name="unit">The unit.</param>
/// <param name="attempt">The number of this attempt at the unit.</param>
/// <param name="time">The clock.</param>
internal sealed class UnitWatch(IUnitStore work, string unit, int attempt, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly SuspensionDetector _suspension = new(time);
    private long _looked = time.GetTimestamp();

    /// <summary>
    /// Throws if another worker has begun the unit, or may have done so. Reads the work store at most every five seconds.
    /// </summary>
    /// <exception cref="UnitTakenOverException">Another worker has begun the unit, or this process was suspended.</exception>
    public async ValueTask EnsureOwnAsync(CancellationToken cancellationToken)
    {
        var looked = Interlocked.Read(ref _looked);
        if (
            _suspension.WasSuspended
            || (
                time.GetElapsedTime(looked) >= Interval
                && Interlocked.CompareExchange(ref _looked, time.GetTimestamp(), looked) == looked
                && await IsTakenAsync(cancellationToken).ConfigureAwait(false)
            )
        )
        {
            throw new UnitTakenOverException();
        }
    }

    // Another worker that is done has deleted its mark.
    private async Task<bool> IsTakenAsync(CancellationToken cancellationToken) =>
        await work.FindAsync(UnitNames.Begun(unit, attempt + 1), cancellationToken).ConfigureAwait(false) is not null
        || await work.FindAsync(UnitNames.Done(unit), cancellationToken).ConfigureAwait(false) is not null;

    public void Dispose() => _suspension.Dispose();
}
