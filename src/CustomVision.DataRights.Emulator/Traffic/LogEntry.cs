namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>
/// The log entry of a request. It is in the log from the request's arrival, and each value is set before the client can observe it, so that
/// a test that has received its response finds it in the log.
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

    /// <summary>Records that the connection is being closed: without a response, unless one has started.</summary>
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

            // A dropped connection has no status, although the server still reports one.
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
