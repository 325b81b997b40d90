using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace CustomVision.DataRights.Tests.Readme;

/// <summary>The code of docs/hosting.md, compiled and run.</summary>
internal static class HostingSample
{
    public static void AddHealthChecks(IServiceCollection services)
    {
        // <health>
        services.AddHealthChecks().AddCustomVisionDataRights();      // the only resource
        services.AddHealthChecks().AddCustomVisionDataRights("eu");  // one of several
        // </health>
    }

    public static void AddTelemetry(IOpenTelemetryBuilder openTelemetry)
    {
        // <telemetry>
        openTelemetry.WithMetrics(metrics => metrics.AddMeter("CustomVision.DataRights"));
        openTelemetry.WithTracing(traces => traces.AddSource("CustomVision.DataRights"));
        // </telemetry>
    }
}
