using System.Net;
using CustomVision.DataRights.Training;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Health;

/// <summary>
/// The result of the last GetDomains call of a resource, shared by all its health checks. The operation reads no data of the account and is
/// permitted for every role.
/// </summary>
internal sealed class ResourceHealth(Func<TrainingClient?> findClient, TrainingThrottle? throttle, TimeProvider time)
{
    /// <summary>The minimum time between two calls.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private Task<ResourceState>? _last;
    private long _began;

    /// <summary>Gets the state of the resource. Calls the service if the last call began more than <see cref="Interval"/> ago.</summary>
    public Task<ResourceState> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_last is null || (_last.IsCompleted && time.GetElapsedTime(_began) >= Interval))
            {
                _began = time.GetTimestamp();

                // The caller's token is not passed: a probe that a load balancer abandons must not affect the result for other callers.
                _last = Task.Run(AskAsync, CancellationToken.None);
            }

            return _last.WaitAsync(cancellationToken);
        }
    }

    private async Task<ResourceState> AskAsync()
    {
        try
        {
            if (findClient() is not { } client)
            {
                return new(
                    HealthStatus.Unhealthy,
                    "The resource is not registered. Call AddCustomVisionDataRights or AddCustomVisionDataExport with its name."
                );
            }

            if (throttle?.IsPaused == true)
            {
                return new(HealthStatus.Degraded, "All calls of this resource are paused, since the service answered 429.");
            }

            using var limit = new CancellationTokenSource(Interval, time);
            await client.ProbeAsync(limit.Token).ConfigureAwait(false);
            return new(HealthStatus.Healthy, "GetDomains answered.");
        }
        catch (TrainingApiException error) when (error.Status is HttpStatusCode.TooManyRequests)
        {
            return new(HealthStatus.Degraded, "The service throttles calls: GetDomains was answered with 429.", error);
        }
        catch (OperationCanceledException error)
        {
            return new(HealthStatus.Unhealthy, $"GetDomains did not answer within {Interval.TotalSeconds:0} seconds.", error);
        }
        catch (Exception error) when (error is DataRightsException or OptionsValidationException)
        {
            return new(HealthStatus.Unhealthy, error.Message, error);
        }
    }
}
