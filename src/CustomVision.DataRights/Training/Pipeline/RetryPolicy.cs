using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// The retry policy of one client of a registration: exponential delays with jitter, or the delay that the service requests. It is a Polly
/// v8 resilience pipeline, which supports <see cref="TimeProvider"/>, inside the policy that the handler of
/// Microsoft.Extensions.Http.Polly requires.
/// </summary>
internal sealed class RetryPolicy(int maxRetryAttempts, TimeSpan maxDelay, TimeProvider time, ILogger logger)
{
    private const string CallKey = "CustomVision.DataRights.Call";

    private static readonly ResiliencePropertyKey<TrainingCall> CallProperty = new(CallKey);
    private static readonly IAsyncPolicy<HttpResponseMessage> NoRetry = Policy.NoOpAsync<HttpResponseMessage>();
    private static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1);

    private readonly IAsyncPolicy<HttpResponseMessage> _retry =
        maxRetryAttempts == 0 ? NoRetry : new FailureRetry(Build(maxRetryAttempts, maxDelay, time, logger), Describe);

    /// <summary>Gets the policy for a request. A request that is not safe to repeat is not retried.</summary>
    public IAsyncPolicy<HttpResponseMessage> For(HttpRequestMessage request) =>
        RetryRules.IsRepeatable(request) ? ForRepeatable(request) : NoRetry;

    /// <summary>Gets the policy for a request that is safe to repeat.</summary>
    public IAsyncPolicy<HttpResponseMessage> ForRepeatable(HttpRequestMessage request)
    {
        // The policy handler sets the execution context on the request before it selects the policy, unless our client has set it.
        if (request.GetPolicyExecutionContext() is { } context and not CallContext)
        {
            context[CallKey] = TrainingCall.Of(request);
        }

        return _retry;
    }

    private static ResilienceContext Describe(Context context, ResilienceContext resilience)
    {
        resilience.Properties.Set(CallProperty, context is CallContext { Call: var call } ? call : (TrainingCall)context[CallKey]);
        return resilience;
    }

    private static ResiliencePipeline<HttpResponseMessage> Build(
        int maxRetryAttempts,
        TimeSpan maxDelay,
        TimeProvider time,
        ILogger logger
    ) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<HttpResponseMessage>
                {
                    MaxRetryAttempts = maxRetryAttempts,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = FirstDelay < maxDelay ? FirstDelay : maxDelay,
                    MaxDelay = maxDelay,
                    ShouldHandle = static arguments =>
                        ValueTask.FromResult(
                            arguments.Outcome switch
                            {
                                { Exception: { } error } => RetryRules.MayPass(error),
                                { Result: { } response } => RetryRules.MayPass(response.StatusCode),
                                _ => false,
                            }
                        ),
                    DelayGenerator = arguments =>
                        ValueTask.FromResult(
                            arguments.Outcome.Result is { } response && RetryAfter.Of(response, time.GetUtcNow()) is { } asked
                                ? (asked < maxDelay ? asked : maxDelay)
                                : (TimeSpan?)null
                        ),
                    OnRetry = arguments =>
                    {
                        var call = arguments.Context.Properties.GetValue(CallProperty, null!);
                        var status = (int?)arguments.Outcome.Result?.StatusCode;
                        TrainingTelemetry.Retrying(call, status);
                        TrainingLog.Retrying(
                            logger,
                            call.Operation,
                            call.Attempts,
                            status,
                            arguments.Outcome.Exception?.GetType().Name,
                            arguments.RetryDelay
                        );
                        return ValueTask.CompletedTask;
                    },
                }
            )
            .Build();
}
