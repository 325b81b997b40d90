namespace CustomVision.DataRights.Metering;

/// <summary>How many files, objects or bytes of a job are done, and how many there are. Any thread may count.</summary>
internal sealed class ProgressCount
{
    private long _done;
    private long _total;
    private long _unmeasured;

    public long Done => Interlocked.Read(ref _done);

    /// <summary>The number that is expected; never less than what is done.</summary>
    public long Total => Math.Max(Interlocked.Read(ref _total), Done);

    /// <summary>Estimates the total of what is only known when it is done, such as the bytes of files, by the number of files.</summary>
    public long EstimateTotal(ProgressCount by)
    {
        var (done, ofDone, ofTotal) = (Done, by.Done, by.Total);
        return ofDone == 0 || ofDone == ofTotal ? done : (long)(done * ((double)ofTotal / ofDone));
    }

    /// <summary>What was done since the clock of the meter started.</summary>
    public long Measured => Done - Interlocked.Read(ref _unmeasured);

    public void Add(long count) => Interlocked.Add(ref _done, count);

    /// <summary>Counts what an earlier run had done: it says nothing about the pace of this one.</summary>
    public void AddFound(long count)
    {
        Interlocked.Add(ref _unmeasured, count);
        Interlocked.Add(ref _done, count);
    }

    public void Expect(long count) => Interlocked.Add(ref _total, count);

    /// <summary>Sets what is done where a job does not count, but looks.</summary>
    public void MoveTo(long done) => Interlocked.Exchange(ref _done, done);

    /// <summary>Excludes everything done so far from the measured pace.</summary>
    public void Restart() => Interlocked.Exchange(ref _unmeasured, Done);
}
