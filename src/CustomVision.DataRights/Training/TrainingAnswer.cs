using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

/// <summary>A successful answer whose body lies in a pooled buffer until it is disposed.</summary>
internal sealed class TrainingAnswer(TrainingCall call, HttpResponseMessage response) : IDisposable
{
    internal delegate T BodyParser<out T>(ReadOnlySpan<byte> body);

    public HttpStatusCode Status => response.StatusCode;

    /// <summary>The service's id of the request; null when it sent none.</summary>
    public string? RequestId => TrainingErrors.RequestIdOf(response);

    /// <exception cref="TrainingApiException">The body does not have the operation's form.</exception>
    public T Read<T>(BodyParser<T> parse)
    {
        if (response.Content is not BufferedContent body)
        {
            throw TrainingErrors.Unreadable(call, "the answer has no content", Status);
        }

        try
        {
            return parse(body.Memory.Span);
        }
        catch (JsonException error)
        {
            throw TrainingErrors.Malformed(call, Status, error);
        }
    }

    public void Dispose() => response.Dispose();
}
