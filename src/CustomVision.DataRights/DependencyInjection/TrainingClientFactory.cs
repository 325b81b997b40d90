using CustomVision.DataRights.Training;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>Creates the Training client of a registration.</summary>
internal static class TrainingClientFactory
{
    /// <exception cref="OptionsValidationException">The options are invalid, in a host that does not validate them on startup.</exception>
    public static TrainingClient Create(IServiceProvider provider, DataRightsRegistration registration)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>();
        var logger = provider.GetRequiredService<ILoggerFactory>().CreateLogger("CustomVision.DataRights.Training");
        if (options.Get(registration.OptionsName).Endpoint is { IsLoopback: false, Scheme: "http" })
        {
            TrainingLog.InsecureEndpoint(logger, "Endpoint");
        }

        return new TrainingClient(
            provider.GetRequiredService<IHttpClientFactory>(),
            registration,
            options,
            provider.GetRequiredService<TimeProvider>(),
            logger
        );
    }
}
