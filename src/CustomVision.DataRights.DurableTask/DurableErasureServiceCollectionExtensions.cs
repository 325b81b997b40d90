using CustomVision.DataRights.DurableTask.Engine;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask;

/// <summary>Registers erasures with failover with a host.</summary>
public static class DurableErasureServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="IDurableErasure"/>, and carries out erasures as long as the host runs, where the options say so. Such a host
    /// registers <c>AddCustomVisionDataRights</c> too.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets the options, at least the storage account.</param>
    /// <returns>The host's services.</returns>
    public static IServiceCollection AddCustomVisionDurableErasure(
        this IServiceCollection services,
        Action<DurableErasureOptions> configure
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddOptions<DurableErasureOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DurableErasureOptions>, DurableErasureOptionsCheck>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddLogging();
        services.TryAddSingleton<ErasureHub>();
        services.TryAddSingleton<IDurableErasure, DurableErasure>();
        services.AddHostedService<DurableErasureHost>();
        return services;
    }
}
