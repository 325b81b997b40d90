namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Limits the time that one attempt waits for the response headers, and counts the attempt. It runs after the throttle, so that the time in
/// the throttle's queue does not count as the service's delay.
/// </summary>
internal sealed class AttemptTimeoutHandler(TimeSpan timeout, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = TrainingCall.Of(request);
        call.Attempts++;
        TrainingTelemetry.Attempted(call);
        using var limit = new CancellationTokenSource(timeout, time);
        using var cancelling = cancellationToken.UnsafeRegister(static limit => ((CancellationTokenSource)limit!).Cancel(), limit);
        try
        {
            return await base.SendAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"No answer began within {timeout.TotalSeconds:0.###} seconds.", error);
        }
    }
}
