using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;

namespace DataRights.Workers.Tests;

/// <summary>What a coordinator and a worker report about one export: one trace, and the metrics of the documentation.</summary>
[Collection(WorkersGroup.Name)]
public sealed partial class JoinedTelemetryTests(WorkersFixture fixture)
{
    private const string Name = "CustomVision.DataRights";

    [AzuriteProgramFact]
    public async Task Steps_units_and_calls_are_in_the_trace_in_which_the_export_was_started()
    {
        var spans = new ConcurrentQueue<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);

        (await HostedExport.RunAsync(fixture.Azurite)).Result.Should().Be("Complete");

        var start = spans.Should().ContainSingle(span => span.OperationName == "customvision.export").Which;
        spans.Should().OnlyContain(span => span.TraceId == start.TraceId);
        NamesBelow(start, spans)
            .Should()
            .BeEquivalentTo(
                "customvision.export.list-units",
                "customvision.export.wait-for-units",
                "customvision.export.finish-project",
                "customvision.export.finish-export"
            );
        var lists = spans.Where(span => span.OperationName == "customvision.export.list-units").ToList();
        var units = spans.Where(span => span.OperationName == "customvision.export.unit").ToList();
        units.Should().NotBeEmpty().And.OnlyContain(unit => lists.Any(list => list.SpanId == unit.ParentSpanId));
        lists.SelectMany(list => NamesBelow(list, spans)).Should().Contain("GetImages");
        units.SelectMany(unit => NamesBelow(unit, spans)).Distinct().Should().Equal("GetBlob");
    }

    [AzuriteProgramFact]
    public async Task Coordinator_and_worker_count_by_the_documented_metrics()
    {
        var counts = new ConcurrentDictionary<(string Metric, string Operation), long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, meters) =>
            {
                if (instrument.Meter.Name == Name)
                {
                    meters.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            (instrument, value, tags, _) =>
                counts.AddOrUpdate((instrument.Name, OperationOf(tags)), value, (_, count) => count + value)
        );
        listener.Start();

        (await HostedExport.RunAsync(fixture.Azurite)).Result.Should().Be("Complete");

        var documented = MetricRow()
            .Matches(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "hosting.md")))
            .Select(row => row.Groups[1].Value)
            .ToList();
        documented.Should().HaveCountGreaterThan(3);
        counts.Keys.Select(count => count.Metric).Distinct().Should().BeSubsetOf(documented);
        string[] always = ["customvision.datarights.calls", "customvision.datarights.attempts", "customvision.datarights.received"];
        foreach (var metric in always)
        {
            counts.Should().ContainKey((metric, "GetImages"), "the coordinator lists");
            counts.Should().ContainKey((metric, "GetBlob"), "the worker downloads");
        }

        counts[("customvision.datarights.calls", "GetBlob")].Should().BeGreaterThanOrEqualTo(HostedExport.Images);
        counts[("customvision.datarights.received", "GetBlob")]
            .Should()
            .BeGreaterThanOrEqualTo((long)HostedExport.Images * HostedExport.ImageBytes);
    }

    private static IEnumerable<string> NamesBelow(Activity parent, IEnumerable<Activity> spans) =>
        spans.Where(span => span.ParentSpanId == parent.SpanId).Select(span => span.OperationName).Distinct();

    private static string OperationOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "customvision.operation")
            {
                return (string)value!;
            }
        }

        return string.Empty;
    }

    [GeneratedRegex(@"^\| metric \| `([^`]+)`", RegexOptions.Multiline, 1_000)]
    private static partial Regex MetricRow();
}
