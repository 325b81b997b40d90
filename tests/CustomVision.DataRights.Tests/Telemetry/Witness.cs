using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Tests.Telemetry;

/// <summary>
/// Writes down whatever leaves the library on the side: logs of every level, traces, measurements, events of the framework's HTTP client.
/// </summary>
internal sealed class Witness : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;
    private readonly HttpEvents _events;

    public Witness()
    {
        _activities = new ActivityListener
        {
            // The emulator is another program that happens to run in this process.
            ShouldListenTo = static source => !source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                Write(
                    $"activity {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription}",
                    [
                        .. activity.TagObjects,
                        .. activity.Events.SelectMany(one => one.Tags),
                        .. activity.Baggage.Select(one => new KeyValuePair<string, object?>(one.Key, one.Value)),
                    ]
                ),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name is "CustomVision.DataRights" or "System.Net.Http")
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Write($"{instrument.Name} {value}", tags.ToArray()));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Write($"{instrument.Name} {value}", tags.ToArray()));
        _meters.Start();
        _events = new HttpEvents(this);
    }

    /// <summary>Everything that was heard.</summary>
    public IReadOnlyList<string> Heard => [.. _heard];

    public void Write(string text) => _heard.Enqueue(text);

    public ILogger CreateLogger(string categoryName) => new Listener(this, categoryName);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        _events.Dispose();
    }

    private void Write(string text, IEnumerable<KeyValuePair<string, object?>> tags) =>
        Write($"{text} {string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"))}");

    private sealed class Listener(Witness witness, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            witness.Write($"scope {state}");
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
            witness.Write($"log {logLevel} {category} {eventId.Id} {formatter(state, exception)} {exception}");
            if (state is IEnumerable<KeyValuePair<string, object?>> values)
            {
                witness.Write("values", values);
            }
        }
    }

    private sealed class HttpEvents(Witness witness) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (
                eventSource.Name.StartsWith("System.Net.", StringComparison.Ordinal)
                || eventSource.Name.StartsWith("Microsoft-Extensions", StringComparison.Ordinal)
            )
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        // The base's constructor calls this before the field is set.
        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            witness?.Write(
                $"event {eventData.EventSource.Name} {eventData.EventName} "
                    + $"{string.Join(' ', eventData.Payload ?? (IEnumerable<object?>)[])}"
            );
    }
}
