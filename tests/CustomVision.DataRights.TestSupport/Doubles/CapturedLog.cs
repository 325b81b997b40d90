using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>Captures all log entries of every level: category, event id, text, exception, values and scopes.</summary>
internal sealed class CapturedLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines;
    private readonly ConcurrentQueue<(int EventId, Dictionary<string, object?> Values)> _values = new();

    public CapturedLog()
        : this(new ConcurrentQueue<string>())
    {
    }

    /// <summary>Captures to a queue that is shared with other sources.</summary>
    public CapturedLog(ConcurrentQueue<string> lines) => _lines = lines;

    public IReadOnlyList<string> Lines => [.. _lines];

    public string Text => string.Join('\n', _lines);

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    /// <summary>Returns the values of each occurrence of an event, in order.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, object?>> ValuesOf(int eventId) =>
        [.. _values.Where(one => one.EventId == eventId).Select(one => one.Values)];

    public void Dispose()
    {
    }

    private sealed class Logger(CapturedLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            log._lines.Enqueue($"scope {category} {state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        )
        {
            var values = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            log._lines.Enqueue($"log {logLevel} {category} {eventId.Id} {formatter(state, exception)} {exception} {Text(values)}");
            log._values.Enqueue((eventId.Id, new Dictionary<string, object?>(values, StringComparer.Ordinal)));
        }

        private static string Text(IEnumerable<KeyValuePair<string, object?>> values) =>
            string.Join(' ', values.Select(value => $"{value.Key}={value.Value}"));
    }
}
