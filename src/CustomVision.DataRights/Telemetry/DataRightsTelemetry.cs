using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace CustomVision.DataRights.Telemetry;

/// <summary>The library's activity source and meter. Neither ever records a URL query, a personal name or a key.</summary>
internal static class DataRightsTelemetry
{
    /// <summary>The name of the activity source and the meter, for hosts to subscribe to.</summary>
    public const string Name = "CustomVision.DataRights";

    public static readonly ActivitySource Source = new(Name);

    public static readonly Meter Meter = new(Name);
}
