using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>Makes the lane that all Training calls of a name share.</summary>
internal static class TrainingLaneFactory
{
    public static TrainingLane Create(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>();
        return new TrainingLane(() => options.Get(name).RequestsPerSecond, provider.GetRequiredService<TimeProvider>());
    }
}
