using System.Net;
using System.Text.Json;
using System.Text.Unicode;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Azure.ResourceManager;

/// <summary>
/// Reads the body within the attempt, and rejects an answer without the documented shape of the operation: a proxy's page with status 200
/// is not a deletion.
/// </summary>
internal sealed class AnswerShapeHandler(BodyRateLimit pace, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var (call, attempt) = (ResourceManagerCall.Of(request), TrainingCall.Of(request));
        var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        try
        {
            if (!response.IsSuccessStatusCode)
            {
                await BodyReader.BufferErrorAsync(response, attempt, pace, time, cancellationToken).ConfigureAwait(false);
                return response;
            }

            var body = await BodyReader.BufferJsonAsync(response, attempt, pace, time, cancellationToken).ConfigureAwait(false);
            return IsOfShape(call.Answer, response.StatusCode, body.Memory.Span)
                ? response
                : throw new UnreadableAnswerException(
                    "the answer is not one that Azure Resource Manager returns for this operation",
                    mayPass: true
                );
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private static bool IsOfShape(ResourceManagerAnswerKind kind, HttpStatusCode status, ReadOnlySpan<byte> body) =>
        (kind, status) switch
        {
            (ResourceManagerAnswerKind.Object, HttpStatusCode.OK) => IsObject(body),
            (ResourceManagerAnswerKind.Acceptance, HttpStatusCode.OK or HttpStatusCode.Accepted) => body.IsEmpty || IsObject(body),
            (ResourceManagerAnswerKind.Acceptance, HttpStatusCode.NoContent) => body.IsEmpty,
            _ => false,
        };

    private static bool IsObject(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            if (!Utf8.IsValid(body) || !reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return false;
            }

            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                {
                    reader.GetString(); // throws on an unpaired surrogate
                }
            }

            return true;
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
