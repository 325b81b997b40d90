using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomVision.DataRights.Health;

/// <summary>The state of a resource according to its last call.</summary>
/// <param name="Status">Healthy, degraded or unhealthy.</param>
/// <param name="Description">The reason, without a name, a key or an address.</param>
/// <param name="Error">The error of the call, if any.</param>
internal sealed record ResourceState(HealthStatus Status, string Description, Exception? Error = null);
