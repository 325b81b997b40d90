using CustomVision.DataRights.Health;
using CustomVision.DataRights.Training;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights;

/// <summary>Adds the health check of a Custom Vision resource.</summary>
public static class DataRightsHealthChecksBuilderExtensions
{
    /// <summary>Adds a health check of a registered resource: whether the Training API answers and accepts the credential.</summary>
    /// <remarks>
    /// The check calls GetDomains, once and without retries, at most every 30 seconds however often the host asks; in between, it returns
    /// the last result. The call is subject to the rate limiter of the resource. While the service throttles (429), the check is
    /// <see cref="HealthStatus.Degraded"/>.
    /// </remarks>
    /// <param name="builder">The health checks of the host.</param>
    /// <param name="resource">The name with which the resource was registered; empty, the default, for the only one.</param>
    /// <param name="name">
    /// The name of the check. The default is <c>customvision</c>, followed by a hyphen and the name of the resource if it has one.
    /// </param>
    /// <param name="failureStatus">
    /// The status if the resource does not answer or rejects the credential. The default is <see cref="HealthStatus.Unhealthy"/>.
    /// </param>
    /// <param name="tags">The tags of the check, by which a host selects checks.</param>
    /// <param name="timeout">The maximum time that the host waits for the check. The call itself ends after 30 seconds.</param>
    /// <returns>The health checks of the host.</returns>
    public static IHealthChecksBuilder AddCustomVisionDataRights(
        this IHealthChecksBuilder builder,
        string? resource = null,
        string? name = null,
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null,
        TimeSpan? timeout = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        resource ??= Options.DefaultName;
        builder.Services.TryAddKeyedSingleton(resource, static (provider, key) => Create(provider, (string)key!));
        return builder.Add(
            new HealthCheckRegistration(
                name ?? (resource.Length == 0 ? "customvision" : $"customvision-{resource}"),
                provider => new ResourceHealthCheck(provider.GetRequiredKeyedService<ResourceHealth>(resource)),
                failureStatus,
                tags,
                timeout
            )
        );
    }

    // If a name has several registrations, the one with the fewest permissions is used; they share the endpoint, credential and rate
    // limiter.
    private static ResourceHealth Create(IServiceProvider provider, string resource)
    {
        var registration = provider
            .GetServices<DataRightsRegistration>()
            .Where(one => string.Equals(one.Name, resource, StringComparison.Ordinal))
            .OrderByDescending(one => one.IsReadOnly)
            .ThenBy(one => one.Creates)
            .FirstOrDefault();
        return new ResourceHealth(
            () => registration is null ? null : provider.GetRequiredKeyedService<TrainingClient>(registration),
            provider.GetKeyedService<TrainingThrottle>(resource),
            provider.GetService<TimeProvider>() ?? TimeProvider.System
        );
    }
}
