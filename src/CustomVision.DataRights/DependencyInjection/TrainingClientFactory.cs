using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>Makes the Training client of a registration.</summary>
internal static class TrainingClientFactory
{
    /// <exception cref="OptionsValidationException">The options are not valid; a host without a start-up check fails here.</exception>
    public static TrainingClient Create(IServiceProvider provider, DataRightsRegistration registration)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>();
        _ = options.Get(registration.OptionsName);
        return new TrainingClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            registration,
            options,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("CustomVision.DataRights.Training")
        );
    }
}
