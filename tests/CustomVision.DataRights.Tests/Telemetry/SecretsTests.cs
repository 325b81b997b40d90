using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Tests.Training;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Tests.Telemetry;

/// <summary>Everything that the library and .NET beneath it say, at the highest verbosity, searched for secrets.</summary>
public sealed class SecretsTests
{
    [Fact]
    public async Task No_log_trace_metric_or_event_holds_the_key_a_signature_or_a_name()
    {
        var said = new ConcurrentQueue<string>();
        using var activities = ListenToActivities(said);
        using var meters = ListenToMeters(said);
        using var events = new Events(said);
        await using var rig = await EmulatorRig.StartAsync(add: services =>
            services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Provider(said)))
        );

        await UseEverythingAsync(rig);

        var all = said.ToList();
        all.Should()
            .Contain(text => text.StartsWith("log CustomVision.DataRights.Training", StringComparison.Ordinal))
            .And.Contain(text => text.StartsWith("activity CustomVision.DataRights GetImages", StringComparison.Ordinal))
            .And.Contain(text => text.StartsWith("activity System.Net.Http", StringComparison.Ordinal))
            .And.Contain(text => text.StartsWith("metric CustomVision.DataRights customvision.datarights.calls", StringComparison.Ordinal))
            .And.Contain(text =>
                text.StartsWith("metric CustomVision.DataRights customvision.datarights.received", StringComparison.Ordinal)
            )
            .And.Contain(text => text.StartsWith("event System.Net.Http RequestStart", StringComparison.Ordinal));
        foreach (var secret in new[] { TrainingRig.Key, "sig=", "sig%3D", "Anna", "김민지", "reception-metadata", "front desk" })
        {
            all.Where(text => text.Contains(secret, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("nothing may hold {0}", secret);
        }
    }

    private static async Task UseEverythingAsync(EmulatorRig rig)
    {
        var client = rig.Client;
        var project = (await client.GetProjectsAsync(default)).Single(raw => raw.Value.Name is "Reception visitors").Value.Id;
        foreach (var tag in await client.GetTagsAsync(project, null, default))
        {
            await client.GetTagAsync(project, tag.Value.Id, null, default);
        }

        await foreach (var image in client.GetImages(project, new ImageListQuery()))
        {
            await DownloadAsync(client, project, image.Value.OriginalImageUri!);
        }

        await foreach (var prediction in client.QueryPredictionsAsync(project, new PredictionQuery { Application = "front desk" }, default))
        {
            await DownloadAsync(client, project, prediction.Value.OriginalImageUri!);
            await client
                .Awaiting(c =>
                    DownloadAsync(c, project, prediction.Value.OriginalImageUri!.Replace("sig=", "sig=A", StringComparison.Ordinal))
                )
                .Should()
                .ThrowAsync<TrainingApiException>();
        }

        await client.Awaiting(c => c.GetProjectAsync(Guid.NewGuid(), default)).Should().ThrowAsync<TrainingApiException>();
        rig.Emulator.Behavior.Resource.AccountCall = true;
        await client.GetAccountInfoAsync(default);
        await using var wrong = await EmulatorRig.StartAsync(options => options.Endpoint = new Uri("http://127.0.0.1:1"));
        await wrong.Client.Awaiting(c => c.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();
    }

    private static async Task DownloadAsync(TrainingClient client, Guid project, string uri)
    {
        await using var blob = await client.OpenBlobAsync(uri, project, default);
        await blob.Stream.CopyToAsync(Stream.Null);
    }

    private static ActivityListener ListenToActivities(ConcurrentQueue<string> said)
    {
        var listener = new ActivityListener
        {
            // The server in this process is the emulator, which plays the service: what it traces is not ours.
            ShouldListenTo = source => !source.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
                said.Enqueue(
                    $"activity {activity.Source.Name} {activity.DisplayName} {activity.StatusDescription} "
                        + string.Join(' ', activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))
                        + string.Join(' ', activity.Events.SelectMany(happened => happened.Tags).Select(tag => $"{tag.Key}={tag.Value}"))
                ),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static MeterListener ListenToMeters(ConcurrentQueue<string> said)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (!instrument.Meter.Name.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal))
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };
        void Say(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
            said.Enqueue(
                $"metric {instrument.Meter.Name} {instrument.Name} "
                    + string.Join(' ', tags.ToArray().Select(tag => $"{tag.Key}={tag.Value}"))
            );
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Say(instrument, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Say(instrument, tags));
        listener.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Say(instrument, tags));
        listener.Start();
        return listener;
    }

    private sealed class Provider(ConcurrentQueue<string> said) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Logger(categoryName, said);

        public void Dispose() { }
    }

    private sealed class Logger(string category, ConcurrentQueue<string> said) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            said.Enqueue($"scope {category} {state}");
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
            var members = state as IEnumerable<KeyValuePair<string, object?>> ?? [];
            said.Enqueue(
                $"log {category} {formatter(state, exception)} {exception} "
                    + $"{string.Join(' ', members.Select(pair => $"{pair.Key}={pair.Value}"))}"
            );
        }
    }

    // The runtime's own events about HTTP. Those of its private sources, which dump bytes of the connection for debugging, are left out.
    private sealed class Events(ConcurrentQueue<string> said) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource eventSource)
        {
            if (eventSource.Name is "System.Net.Http" or "System.Net.NameResolution" or "System.Net.Sockets" or "System.Net.Security")
            {
                EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
            }
        }

        protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
            said?.Enqueue($"event {eventData.EventSource.Name} {eventData.EventName} {string.Join(' ', eventData.Payload ?? new([]))}");
    }
}
