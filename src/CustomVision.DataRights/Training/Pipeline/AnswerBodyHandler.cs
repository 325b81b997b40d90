using System.Net;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Reads the bodies of JSON answers and of errors within the attempt, inside the retries: a body that breaks off is a failed attempt, and
/// <see cref="RetryAfter"/> may look into an error's.
/// </summary>
internal sealed class AnswerBodyHandler(TimeSpan idle, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = TrainingCall.Of(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                await BodyReader.BufferErrorAsync(response, call, idle, time, cancellationToken).ConfigureAwait(false);
            }
            else if (call.Answer == AnswerKind.Json && response.StatusCode != HttpStatusCode.NoContent)
            {
                var body = await BodyReader.BufferJsonAsync(response, call, idle, time, cancellationToken).ConfigureAwait(false);
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
