namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Checks the average rate of one body, window by window. Only the time spent waiting for bytes counts: a slow disk is no slow service.
/// </summary>
internal sealed class RateCheck(BodyPace pace)
{
    private long _bytes;
    private TimeSpan _waited;

    /// <summary>Counts the bytes of a read and the time that it waited for them.</summary>
    /// <exception cref="StalledBodyException">The window that ended with them brought too few.</exception>
    public void Count(int bytes, TimeSpan waited)
    {
        _bytes += bytes;
        _waited += waited;
        if (bytes == 0 || _waited < pace.Window)
        {
            return; // the end of a body is never too slow
        }

        if (_bytes < pace.MinBytesPerSecond * _waited.TotalSeconds)
        {
            throw StalledBodyException.Slow(pace);
        }

        (_bytes, _waited) = (0, TimeSpan.Zero);
    }
}
