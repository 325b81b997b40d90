using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using System.Text.RegularExpressions;
using CustomVision.DataRights.Tests.Conventions;
using CustomVision.DataRights.Tests.Training;

namespace CustomVision.DataRights.Tests.Telemetry;

/// <summary>The table of <c>docs/hosting.md</c> is what the meter and the activity source emit: no more and no less.</summary>
public sealed class TelemetryTableTests
{
    private const string Source = "CustomVision.DataRights";

    [Fact]
    public async Task Table_names_every_instrument_and_span_with_its_unit_and_attributes()
    {
        var emitted = new ConcurrentDictionary<string, ConcurrentDictionary<string, bool>>(StringComparer.Ordinal);
        using var meters = Meters(emitted);
        using var activities = Activities(emitted);

        await CallAsync(new StubHandler(_ => StubHandler.Json("[]")));
        await CallAsync(StubHandler.Sequence(() => new HttpResponseMessage(HttpStatusCode.BadGateway), () => StubHandler.Json("[]")));
        await CallAsync(new StubHandler(_ => StubHandler.Json("""{"code":"NotFoundProject","message":"m"}""", HttpStatusCode.NotFound)));

        var documented = File.ReadLines(Repository.PathOf("docs", "hosting.md"))
            .Where(line =>
                line.StartsWith("| metric |", StringComparison.Ordinal) || line.StartsWith("| trace |", StringComparison.Ordinal)
            )
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(row => !row[2].StartsWith("`customvision.export", StringComparison.Ordinal)) // in the tests of the workers' processes
            .ToDictionary(row => row[1] == "trace" ? "span" : $"{Names(row[2])} {row[3]}", row => Names(row[4]), StringComparer.Ordinal);
        emitted
            .ToDictionary(one => one.Key, one => string.Join(' ', one.Value.Keys.Order(StringComparer.Ordinal)), StringComparer.Ordinal)
            .Should()
            .BeEquivalentTo(documented);
    }

    private static async Task CallAsync(StubHandler answers)
    {
        using var rig = new TrainingRig(answers);
        try
        {
            await rig.Client.GetProjectsAsync(default);
        }
        catch (TrainingApiException)
        {
            // Failures are emitted too.
        }
    }

    private static string Names(string cell) =>
        string.Join(
            ' ',
            Regex
                .Matches(cell, "`([^`]+)`", RegexOptions.None, TimeSpan.FromMinutes(1))
                .Select(match => match.Groups[1].Value)
                .Order(StringComparer.Ordinal)
        );

    private static MeterListener Meters(ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> emitted)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == Source)
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, _, tags, _) =>
            {
                var names = emitted.GetOrAdd($"{instrument.Name} counter, `{instrument.Unit}`", _ => new(StringComparer.Ordinal));
                foreach (var (name, _) in tags)
                {
                    names[name] = true;
                }
            }
        );
        listener.Start();
        return listener;
    }

    private static ActivityListener Activities(ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> emitted)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Source,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                activity.Kind.Should().Be(ActivityKind.Client);
                var names = emitted.GetOrAdd("span", _ => new(StringComparer.Ordinal));
                foreach (var (name, _) in activity.TagObjects)
                {
                    names[name] = true;
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
