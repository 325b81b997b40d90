namespace CustomVision.DataRights.Metering;

/// <summary>The completed and total number of files, objects or bytes of a job. Safe for concurrent use.</summary>
internal sealed class ProgressCount
{
    private long _done;
    private long _total;
    private long _unmeasured;

    public long Done => Interlocked.Read(ref _done);

    /// <summary>The expected number; never less than <see cref="Done"/>.</summary>
    public long Total => Math.Max(Interlocked.Read(ref _total), Done);

    /// <summary>
    /// Estimates a total that is unknown until the end, such as the bytes of all files, from another count, such as the number of files.
    /// </summary>
    public long EstimateTotal(ProgressCount by)
    {
        var (done, ofDone, ofTotal) = (Done, by.Done, by.Total);
        return ofDone == 0 || ofDone == ofTotal ? done : (long)(done * ((double)ofTotal / ofDone));
    }

    /// <summary>The number completed since the meter was started or restarted.</summary>
    public long Measured => Done - Interlocked.Read(ref _unmeasured);

    public void Add(long count) => Interlocked.Add(ref _done, count);

    /// <summary>Adds work of an earlier run, which is excluded from the measured rate.</summary>
    public void AddFound(long count)
    {
        Interlocked.Add(ref _unmeasured, count);
        Interlocked.Add(ref _done, count);
    }

    public void Expect(long count) => Interlocked.Add(ref _total, count);

    /// <summary>Sets the completed number, for a job that polls it instead of counting.</summary>
    public void MoveTo(long done) => Interlocked.Exchange(ref _done, done);

    /// <summary>Excludes everything completed so far from the measured rate.</summary>
    public void Restart() => Interlocked.Exchange(ref _unmeasured, Done);
}
