using System.Net;
using CustomVision.DataRights.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Sends a request again after a failure that may pass, with exponential delays and jitter, or as long as the service asks to wait. It stands outermost,
/// so that every attempt goes through the lane and takes the key anew, and it reads JSON bodies within the attempt.
/// </summary>
internal sealed class ResilienceHandler : DelegatingHandler
{
    private static readonly ResiliencePropertyKey<TrainingCall> CallKey = new("CustomVision.DataRights.Call");
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    private readonly ResiliencePipeline<HttpResponseMessage> _pipeline;
    private readonly TimeSpan _idle;
    private readonly TimeProvider _time;

    public ResilienceHandler(int maxRetryAttempts, TimeoutOptions timeouts, TimeProvider time, ILogger logger)
    {
        _idle = timeouts.IdleBody;
        _time = time;
        _pipeline = maxRetryAttempts == 0
            ? ResiliencePipeline<HttpResponseMessage>.Empty
            : Build(maxRetryAttempts, timeouts.MaxRetryDelay, time, logger);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = TrainingCall.Of(request);
        if (!RetryRules.IsRepeatable(request))
        {
            return await AttemptAsync(request, call, cancellationToken).ConfigureAwait(false);
        }

        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(CallKey, call);
        try
        {
            return await _pipeline.ExecuteAsync(
                static async (context, state) =>
                    await state.Handler.AttemptAsync(state.Request, state.Call, context.CancellationToken).ConfigureAwait(false),
                context,
                (Handler: this, Request: request, Call: call)).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static ResiliencePipeline<HttpResponseMessage> Build(int maxRetryAttempts, TimeSpan maxDelay, TimeProvider time, ILogger logger) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                MaxRetryAttempts = maxRetryAttempts,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay < maxDelay ? FirstDelay : maxDelay,
                MaxDelay = maxDelay,
                ShouldHandle = static arguments => ValueTask.FromResult(
                    arguments.Outcome switch
                    {
                        { Exception: { } error } => RetryRules.MayPass(error),
                        { Result: { } response } => RetryRules.MayPass(response.StatusCode),
                        _ => false,
                    }),
                DelayGenerator = arguments => ValueTask.FromResult(
                    arguments.Outcome.Result is { } response && RetryAfter.Of(response, time.GetUtcNow()) is { } asked
                        ? (asked < maxDelay ? asked : maxDelay)
                        : (TimeSpan?)null),
                OnRetry = arguments =>
                {
                    var call = arguments.Context.Properties.GetValue(CallKey, null!);
                    var status = (int?)arguments.Outcome.Result?.StatusCode;
                    TrainingTelemetry.Retrying(call, status);
                    TrainingLog.Retrying(
                        logger, call.Operation, call.Attempts, status, arguments.Outcome.Exception?.GetType().Name, arguments.RetryDelay);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    private async Task<HttpResponseMessage> AttemptAsync(HttpRequestMessage request, TrainingCall call, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                await BodyReader.BufferErrorAsync(response, call, _idle, _time, cancellationToken).ConfigureAwait(false);
            }
            else if (call.Answer == AnswerKind.Json && response.StatusCode != HttpStatusCode.NoContent)
            {
                var body = await BodyReader.BufferJsonAsync(response, call, _idle, _time, cancellationToken).ConfigureAwait(false);
                JsonCheck.RequireWhole(body.Memory.Span);
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
