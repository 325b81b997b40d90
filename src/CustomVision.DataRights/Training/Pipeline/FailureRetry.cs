using Polly;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Sends a request, and enters the pipeline of retries only with a failure, as its first attempt. Nearly all requests succeed at once, and
/// the pipeline's own state would be a tenth of the memory that a download allocates.
/// </summary>
internal sealed class FailureRetry(
    ResiliencePipeline<HttpResponseMessage> retries,
    Func<Context, ResilienceContext, ResilienceContext> describe
) : AsyncPolicy<HttpResponseMessage>
{
    protected override async Task<HttpResponseMessage> ImplementationAsync(
        Func<Context, CancellationToken, Task<HttpResponseMessage>> action,
        Context context,
        CancellationToken cancellationToken,
        bool continueOnCapturedContext
    )
    {
        Outcome<HttpResponseMessage> first;
        try
        {
            var response = await action(context, cancellationToken).ConfigureAwait(continueOnCapturedContext);
            if (!RetryRules.MayPass(response.StatusCode) || cancellationToken.IsCancellationRequested)
            {
                return response;
            }

            first = Outcome.FromResult(response);
        }
        catch (Exception error) when (RetryRules.MayPass(error) && !cancellationToken.IsCancellationRequested)
        {
            first = Outcome.FromException<HttpResponseMessage>(error);
        }

        return await RetryAsync(first, action, context, continueOnCapturedContext, cancellationToken)
            .ConfigureAwait(continueOnCapturedContext);
    }

    private async Task<HttpResponseMessage> RetryAsync(
        Outcome<HttpResponseMessage> first,
        Func<Context, CancellationToken, Task<HttpResponseMessage>> action,
        Context context,
        bool continueOnCapturedContext,
        CancellationToken cancellationToken
    )
    {
        var resilience = describe(context, ResilienceContextPool.Shared.Get(continueOnCapturedContext, cancellationToken));
        try
        {
            var isFirst = true;
            var last = await retries
                .ExecuteOutcomeAsync(
                    async (_, _) =>
                    {
                        if (isFirst)
                        {
                            isFirst = false;
                            return first;
                        }

                        try
                        {
                            return Outcome.FromResult(await action(context, cancellationToken).ConfigureAwait(continueOnCapturedContext));
                        }
                        catch (Exception error)
                        {
                            return Outcome.FromException<HttpResponseMessage>(error);
                        }
                    },
                    resilience,
                    state: 0
                )
                .ConfigureAwait(continueOnCapturedContext);
            last.ThrowIfException();
            return last.Result!;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(resilience);
        }
    }
}
