namespace CustomVision.DataRights.Emulator.Later;

/// <summary>
/// The work that is due later on the emulator's clock. There is no timer: each request first completes the due work, so that a test only
/// has to advance the clock.
/// </summary>
internal sealed class Schedule(TimeProvider clock, Action<PendingWork> complete)
{
    private readonly PriorityQueue<PendingEntry, (DateTimeOffset, long)> _waiting = new();
    private long _order;

    /// <summary>The pending work in the order of its execution.</summary>
    public IReadOnlyList<PendingEntry> Waiting => [.. _waiting.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];

    /// <summary>Schedules work. With an infinite delay, only <see cref="RunEverything"/> executes it.</summary>
    public void After(TimeSpan delay, PendingWork work) =>
        Add(new PendingEntry(delay == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.GetUtcNow() + delay, work));

    public void Add(PendingEntry entry) => _waiting.Enqueue(entry, (entry.Due, _order++));

    /// <returns>Whether any work was due.</returns>
    public bool RunDue()
    {
        var ran = false;
        while (_waiting.TryPeek(out var next, out _) && next.Due <= clock.GetUtcNow())
        {
            _waiting.Dequeue();
            complete(next.Work);
            ran = true;
        }

        return ran;
    }

    public void RunEverything()
    {
        while (_waiting.TryDequeue(out var next, out _))
        {
            complete(next.Work);
        }
    }
}
