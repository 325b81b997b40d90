namespace CustomVision.DataRights.Emulator.Traffic;

/// <summary>The requests to the emulator, in the order of arrival. All members are thread-safe.</summary>
public sealed class RequestLog
{
    private readonly Lock _sync = new();
    private readonly Queue<LogEntry> _entries = [];
    private long _sequence;
    private int? _capacity;
    private volatile bool _isEnabled = true;

    /// <summary>Gets or sets whether requests are recorded. Disable it under load.</summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool IsEnabled
    {
        get => _isEnabled;
        set => _isEnabled = value;
    }

    /// <summary>Gets or sets the maximum number of recorded requests; beyond it, the oldest are discarded.</summary>
    /// <value>At least 1, or <see langword="null"/> (the default) for all.</value>
    public int? Capacity
    {
        get
        {
            lock (_sync)
            {
                return _capacity;
            }
        }
        set
        {
            if (value is { } capacity)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1, nameof(value));
            }

            lock (_sync)
            {
                _capacity = value;
                Trim();
            }
        }
    }

    /// <summary>Gets a snapshot of the recorded requests.</summary>
    public IReadOnlyList<LoggedRequest> Snapshot()
    {
        lock (_sync)
        {
            return [.. _entries.Select(entry => entry.ToRecord())];
        }
    }

    /// <summary>Finds the recorded requests that meet every condition.</summary>
    /// <param name="operation">The operation's name, ignoring case.</param>
    /// <param name="method">The HTTP method, ignoring case.</param>
    /// <param name="path">A part of the path, ignoring case.</param>
    /// <param name="endpoint">The endpoint.</param>
    public IReadOnlyList<LoggedRequest> Find(
        string? operation = null,
        string? method = null,
        string? path = null,
        EndpointKind? endpoint = null
    ) =>
        [
            .. Snapshot()
                .Where(request =>
                    (operation is null || string.Equals(request.Operation, operation, StringComparison.OrdinalIgnoreCase))
                    && (method is null || string.Equals(request.Method, method, StringComparison.OrdinalIgnoreCase))
                    && (path is null || request.Path.Contains(path, StringComparison.OrdinalIgnoreCase))
                    && (endpoint is null || request.Endpoint == endpoint)
                ),
        ];

    /// <summary>Clears the log, including requests that are still in progress.</summary>
    public void Clear()
    {
        lock (_sync)
        {
            _entries.Clear();
        }
    }

    internal LogEntry Add(Func<long, LogEntry> create)
    {
        lock (_sync)
        {
            var entry = create(++_sequence);
            _entries.Enqueue(entry);
            Trim();
            return entry;
        }
    }

    private void Trim()
    {
        while (_entries.Count > _capacity)
        {
            _entries.Dequeue();
        }
    }
}
