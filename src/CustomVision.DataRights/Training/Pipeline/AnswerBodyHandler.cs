using System.Net;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Checks the status of answers and reads the bodies of JSON answers and of errors within the attempt, inside the retries: an answer that
/// is not the operation's, or a body that breaks off, is a failed attempt, and <see cref="RetryAfter"/> may look into an error's.
/// </summary>
internal sealed class AnswerBodyHandler(BodyPace pace, TimeProvider time) : DelegatingHandler
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

    // The last attempt is taken as it is: another one may have come clean.
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
