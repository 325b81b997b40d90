using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomVision.DataRights.Telemetry;

/// <summary>The library's one source of traces and one meter. Neither ever carries a URL's query, a name, or a key.</summary>
internal static class DataRightsTelemetry
{
    /// <summary>The name that hosts listen to.</summary>
    public const string Name = "CustomVision.DataRights";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);
}
