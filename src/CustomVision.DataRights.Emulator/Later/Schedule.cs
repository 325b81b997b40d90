namespace CustomVision.DataRights.Emulator.Later;

/// <summary>
/// What will happen later by the emulator's clock. Nothing waits: each request first makes happen what is due,
/// so that a clock that a test moves is enough.
/// </summary>
internal sealed class Schedule(TimeProvider clock, Action<PendingWork> complete)
{
    private readonly PriorityQueue<PendingEntry, (DateTimeOffset, long)> _waiting = new();
    private long _order;

    /// <summary>What waits, in the order in which it will happen.</summary>
    public IReadOnlyList<PendingEntry> Waiting => [.. _waiting.UnorderedItems.OrderBy(item => item.Priority).Select(item => item.Element)];

    /// <summary>Plans work; an infinite delay means that only <see cref="RunEverything"/> makes it happen.</summary>
    public void After(TimeSpan delay, PendingWork work) =>
        Add(new PendingEntry(delay == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.GetUtcNow() + delay, work));

    public void Add(PendingEntry entry) => _waiting.Enqueue(entry, (entry.Due, _order++));

    /// <returns>Whether anything was due.</returns>
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
