using System.Net;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>Sends every attempt through the throttle, and pauses the throttle for all callers when the service returns 429.</summary>
internal sealed class TrainingThrottleHandler(TrainingThrottle throttle, TimeoutOptions timeouts, TimeProvider time, ILogger logger)
    : DelegatingHandler
{
    // The gateway's message usually requests a retry after 1 second; this is the delay if it requests none.
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        await throttle.TakeAsync(cancellationToken).ConfigureAwait(false);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.TooManyRequests)
        {
            await PauseAsync(response, TrainingCall.Of(request), cancellationToken).ConfigureAwait(false);
        }

        return response;
    }

    private async Task PauseAsync(HttpResponseMessage response, TrainingCall call, CancellationToken cancellationToken)
    {
        try
        {
            await BodyReader.BufferErrorAsync(response, call, BodyRateLimit.Of(timeouts), time, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            response.Dispose();
            throw;
        }

        var asked = RetryAfter.Of(response, time.GetUtcNow()) ?? DefaultPause;
        var pause = asked < timeouts.MaxRetryDelay ? asked : timeouts.MaxRetryDelay;
        throttle.Pause(pause);
        TrainingLog.ThrottlePaused(logger, call.Operation, pause);
    }
}
