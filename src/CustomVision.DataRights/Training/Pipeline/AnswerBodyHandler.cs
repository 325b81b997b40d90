using System.Net;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Checks the status of answers and buffers the bodies of JSON answers and errors inside the retries. An unexpected answer or a truncated
/// body therefore counts as a failed attempt, and <see cref="RetryAfter"/> can read the body of an error.
/// </summary>
internal sealed class AnswerBodyHandler(BodyRateLimit pace, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var call = TrainingCall.Of(request);
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                await BodyReader.BufferErrorAsync(response, call, pace, time, cancellationToken).ConfigureAwait(false);
                return response;
            }

            AnswerCheck.RequireStatus(call, response.StatusCode);
            if (call.Answer is AnswerKind.Json or AnswerKind.Summary or AnswerKind.Start)
            {
                var body = await BodyReader.BufferJsonAsync(response, call, pace, time, cancellationToken).ConfigureAwait(false);
                RequireWhole(call, body);
            }
            else if (call.Answer == AnswerKind.LateAcceptance && response.StatusCode == HttpStatusCode.Accepted)
            {
                var body = await BodyReader.BufferErrorAsync(response, call, pace, time, cancellationToken).ConfigureAwait(false);
                AnswerCheck.RequireOwnBody(call, body.Memory.Span);
            }

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    // Stray bytes are tolerated on the last attempt only: a retry may return a clean body.
    private static void RequireWhole(TrainingCall call, BufferedContent body)
    {
        try
        {
            JsonCheck.RequireWhole(body.Memory.Span);
        }
        catch (UnreadableAnswerException) when (call.Attempts >= call.TakesStrayBytesFrom)
        {
            body.Blanked = StrayBytes.Blank(JsonCheck.WithoutByteOrderMark(body.Memory.Span));
            if (body.Blanked is null)
            {
                throw;
            }

            JsonCheck.RequireWhole(body.Blanked);
        }
    }
}
