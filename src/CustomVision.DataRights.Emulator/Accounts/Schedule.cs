namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>
/// What will happen later by the emulator's clock. Nothing waits: each request first makes happen what is due,
/// so that a clock that a test moves is enough.
/// </summary>
internal sealed class Schedule(TimeProvider clock)
{
    private readonly PriorityQueue<(DateTimeOffset Due, Action Act), (DateTimeOffset, long)> _waiting = new();
    private long _order;

    /// <summary>Plans an act; an infinite delay means that only <see cref="RunEverything"/> makes it happen.</summary>
    public void After(TimeSpan delay, Action act)
    {
        var due = delay == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : clock.GetUtcNow() + delay;
        _waiting.Enqueue((due, act), (due, _order++));
    }

    public void RunDue()
    {
        while (_waiting.TryPeek(out var next, out _) && next.Due <= clock.GetUtcNow())
        {
            _waiting.Dequeue();
            next.Act();
        }
    }

    public void RunEverything()
    {
        while (_waiting.TryDequeue(out var next, out _))
        {
            next.Act();
        }
    }
}
