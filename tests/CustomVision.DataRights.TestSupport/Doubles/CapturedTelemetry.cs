using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>
/// Captures everything that the library and the underlying framework emit: logs, activities, measurements and the events of the network
/// stack.
/// </summary>
internal sealed class CapturedTelemetry : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly CapturedLog _log;
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters;
    private readonly NetworkEvents _events;

    public CapturedTelemetry()
    {
        _log = new CapturedLog(_lines);
        _activities = new ActivityListener
        {
            // Excludes the emulator, which is a separate program that only shares the process.
            ShouldListenTo = static source => !IsOfServer(source.Name),
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Write(
                $"activity {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription}",
                [
                    .. activity.TagObjects,
                    .. activity.Events.SelectMany(one => one.Tags),
                    .. activity.Baggage.Select(one => new KeyValuePair<string, object?>(one.Key, one.Value)),
                ]),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (!IsOfServer(instrument.Meter.Name))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => WriteMeasurement(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => WriteMeasurement(instrument, value, tags));
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => WriteMeasurement(instrument, value, tags));
        _meters.Start();
        _events = new NetworkEvents(_lines);
    }

    public IReadOnlyList<string> Lines => [.. _lines];

    public void Write(string text) => _lines.Enqueue(text);

    public ILogger CreateLogger(string categoryName) => _log.CreateLogger(categoryName);

    public void Dispose()
    {
        _activities.Dispose();
        _meters.Dispose();
        _events.Dispose();
        _log.Dispose();
    }

    private static bool IsOfServer(string name) => name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal);

    private void WriteMeasurement(Instrument instrument, object value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Write($"metric {instrument.Meter.Name} {instrument.Name} {value}", tags.ToArray());

    private void Write(string text, IEnumerable<KeyValuePair<string, object?>> tags) =>
        Write($"{text} {string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"))}");

    private sealed class NetworkEvents(ConcurrentQueue<string> lines) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name.StartsWith("System.Net.", StringComparison.Ordinal)
                || eventSource.Name.StartsWith("Microsoft-Extensions", StringComparison.Ordinal))
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        // The base constructor calls this before the field is set.
        protected override void OnEventWritten(EventWrittenEventArgs eventData) => lines?.Enqueue(
            $"event {eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? (IEnumerable<object?>)[])}");
    }
}
