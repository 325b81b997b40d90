using System.Diagnostics;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The traces of an export. Every step, in any process, continues the trace in which the export was started.</summary>
internal static class ExportTraces
{
    private const string Export = "customvision.export";

    // A host that listens to the library's source by its name listens to this one too.
    private static readonly ActivitySource Source = new("CustomVision.DataRights");

    /// <summary>Begins the trace of an export, or continues the one of its caller.</summary>
    public static Activity? StartExport() => Source.StartActivity(Export, ActivityKind.Producer);

    /// <summary>Begins a step of the coordinator.</summary>
    /// <param name="activity">The name of the engine's activity.</param>
    /// <param name="trace">The trace of the export (W3C traceparent); <see langword="null"/> where none was listened to.</param>
    public static Activity? StartStep(string activity, string? trace) =>
        Source.StartActivity($"{Export}.{activity}", ActivityKind.Consumer, trace);
}
