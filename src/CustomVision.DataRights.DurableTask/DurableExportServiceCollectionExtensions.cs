using CustomVision.DataRights.DurableTask.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask;

/// <summary>Registers an export over several machines.</summary>
public static class DurableExportServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IDurableExport"/>, and a hosted service that participates in exports in the roles of the options. A coordinator
    /// also needs <c>AddCustomVisionDataExport</c> (or <c>AddCustomVisionDataRights</c>), and a worker <c>AddCustomVisionExportWorker</c>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options, at least the roles and the storage account.</param>
    /// <returns>The host's services.</returns>
    public static IServiceCollection AddCustomVisionDurableExport(this IServiceCollection services, Action<DurableExportOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<DurableExportOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DurableExportOptions>, DurableExportOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<ExportHubs>();
        services.TryAddSingleton<IDurableExport, DurableExport>();
        services.AddHostedService<DurableExportHost>();
        return services;
    }
}
