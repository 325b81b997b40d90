using System.Net;
using CustomVision.DataRights.Account;
using CustomVision.DataRights.Training;
using CustomVision.DataRights.Training.Pipeline;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>The transport to Azure Resource Manager. It does not interpret the answers.</summary>
internal sealed class ResourceManagerClient(IHttpClientFactory clients, string clientName, Uri endpoint, TimeProvider time, ILogger logger)
{
    /// <summary>Sends a call, with retries if they may help.</summary>
    /// <returns>The answer: a success in the documented shape, or any error.</returns>
    /// <exception cref="AccountApiException">There was no answer, or it could not be read.</exception>
    public async Task<ResourceManagerAnswer> SendAsync(ResourceManagerCall call, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var request = call.CreateRequest(endpoint);
        var attempt = TrainingCall.Of(request);
        using var activity = TrainingTelemetry.Start(attempt);
        try
        {
            using var response = await clients
                .CreateClient(clientName)
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            var answer = Read(call, attempt, response);
            if (answer.IsSuccess)
            {
                TrainingTelemetry.Succeeded(activity, attempt, response);
                TrainingLog.CallSucceeded(logger, call.Operation, (int)answer.Status, answer.Attempts);
            }
            else
            {
                TrainingTelemetry.Failed(activity, attempt, ResourceManagerFailure.Of(answer));
                TrainingLog.CallFailed(logger, call.Operation, (int)answer.Status, answer.Code, answer.RequestId, answer.Attempts);
            }

            return answer;
        }
        catch (Exception error)
        {
            if (ResourceManagerFailure.From(call, attempt, error, cancellationToken) is not { } failure)
            {
                TrainingTelemetry.Failed(activity, attempt, error);
                throw;
            }

            TrainingTelemetry.Failed(activity, attempt, failure);
            TrainingLog.CallFailed(logger, call.Operation, status: null, failure.Code, requestId: null, failure.Attempts);
            throw failure;
        }
    }

    /// <summary>Sends a call, and throws unless it succeeds.</summary>
    /// <returns>The JSON object of the answer.</returns>
    /// <exception cref="AccountApiException">The call was refused or not answered.</exception>
    public async Task<ReadOnlyMemory<byte>> ReadAsync(ResourceManagerCall call, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(call, cancellationToken).ConfigureAwait(false);
        return answer.IsSuccess ? answer.Body : throw ResourceManagerFailure.Of(answer);
    }

    private ResourceManagerAnswer Read(ResourceManagerCall call, TrainingCall attempt, HttpResponseMessage response)
    {
        var body = response.Content is BufferedContent buffered ? buffered.Memory : default;
        return new ResourceManagerAnswer
        {
            Operation = call.Operation,
            Status = response.StatusCode,
            Code = response.IsSuccessStatusCode ? null : ResourceManagerError.CodeOf(body.Span),
            RequestId = TrainingErrors.RequestIdOf(response),
            Attempts = Math.Max(1, attempt.Attempts),
            RetryAfter = RetryAfter.Of(response, time.GetUtcNow()),
            AsyncOperation = AddressOf(response, "Azure-AsyncOperation"),
            Location = AddressOf(response, "Location"),
            Body = response.StatusCode == HttpStatusCode.NoContent || !response.IsSuccessStatusCode ? default : body.ToArray(),
        };
    }

    private static Uri? AddressOf(HttpResponseMessage response, string header) =>
        response.Headers.TryGetValues(header, out var values) && Uri.TryCreate(values.FirstOrDefault(), UriKind.Absolute, out var address)
            ? address
            : null;
}
