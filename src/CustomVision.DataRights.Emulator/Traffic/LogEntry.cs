namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>
/// A request that is being recorded. It is in the log from its arrival on, and each fact is set before the client can see it, so that a
/// test that holds its answer finds it logged.
/// </summary>
internal sealed class LogEntry(LoggedRequest arrival) : ITrafficFeature
{
    private readonly Lock _sync = new();
    private string? _operation;
    private int? _status;
    private long _requestBytes;
    private long _responseBytes;
    private TimeSpan? _duration;
    private bool _aborted;
    private bool _dropped;

    public void CountRequest(long bytes) => Interlocked.Add(ref _requestBytes, bytes);

    public void CountResponse(long bytes) => Interlocked.Add(ref _responseBytes, bytes);

    public void MarkAborted()
    {
        lock (_sync)
        {
            _aborted = true;
        }
    }

    /// <summary>Notes that the connection is closed now: without an answer, unless one has begun.</summary>
    public void Drop()
    {
        lock (_sync)
        {
            _aborted = true;
            _dropped = _status is null;
        }
    }

    public void Answering(int status, string? operation)
    {
        lock (_sync)
        {
            _operation = operation;

            // A connection that was dropped carries no status, though the server still has one in mind.
            _status = _dropped ? null : status;
        }
    }

    public void Complete(TimeSpan duration, string? operation, bool aborted)
    {
        lock (_sync)
        {
            _duration = duration;
            _operation = operation;
            _aborted |= aborted;
        }
    }

    public LoggedRequest ToRecord()
    {
        lock (_sync)
        {
            return arrival with
            {
                Operation = _operation,
                Status = _status,
                RequestBytes = Interlocked.Read(ref _requestBytes),
                ResponseBytes = Interlocked.Read(ref _responseBytes),
                Duration = _duration,
                Aborted = _aborted,
            };
        }
    }
}
