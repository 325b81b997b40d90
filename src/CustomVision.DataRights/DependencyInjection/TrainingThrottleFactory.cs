using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>Creates the throttle that all Training calls of a name share.</summary>
internal static class TrainingThrottleFactory
{
    public static TrainingThrottle Create(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>();
        return new TrainingThrottle(() => options.Get(name).RequestsPerSecond, provider.GetRequiredService<TimeProvider>());
    }
}
