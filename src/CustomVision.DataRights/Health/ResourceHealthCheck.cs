using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomVision.DataRights.Health;

/// <summary>The health check of one registered resource.</summary>
internal sealed class ResourceHealthCheck(ResourceHealth health) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var state = await health.GetAsync(cancellationToken).ConfigureAwait(false);
        var status = state.Status is HealthStatus.Unhealthy ? context.Registration.FailureStatus : state.Status;
        return new HealthCheckResult(status, state.Description, state.Error);
    }
}
