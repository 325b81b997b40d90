using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

/// <summary>A successful answer whose body lies in a pooled buffer until it is disposed.</summary>
internal sealed class TrainingAnswer(TrainingCall call, HttpResponseMessage response) : IDisposable
{
    internal delegate T BodyParser<out T>(ReadOnlySpan<byte> body, ReadOnlySpan<byte> tokens);

    public HttpStatusCode Status => response.StatusCode;

    /// <summary>The service's id of the request; null when it sent none.</summary>
    public string? RequestId => TrainingErrors.RequestIdOf(response);

    /// <param name="parse">Reads the body; its tokens are the same but for blanks in the place of stray bytes.</param>
    /// <exception cref="TrainingApiException">The body does not have the operation's form.</exception>
    public T Read<T>(BodyParser<T> parse)
    {
        if (response.Content is not BufferedContent body)
        {
            throw TrainingErrors.Unreadable(call, "the answer has no content", Status);
        }

        try
        {
            var whole = JsonCheck.WithoutByteOrderMark(body.Memory.Span);
            return parse(whole, body.Blanked is { } blanked ? blanked : whole);
        }
        catch (JsonException error)
        {
            throw TrainingErrors.Malformed(call, Status, error);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // Text that is not Unicode, such as one half of a surrogate pair. The message is left out: it may quote the body.
            throw TrainingErrors.Unreadable(call, "the answer holds a text or a number that cannot be read", Status);
        }
    }

    /// <summary>The error for an answer about something else than was asked for, as a cache on the way may give.</summary>
    public TrainingApiException Unasked() =>
        TrainingErrors.Unreadable(call, "the answer is about an object other than the requested one", Status);

    /// <summary>The error for a list that gives one id to two objects.</summary>
    public TrainingApiException Ambiguous() => TrainingErrors.Unreadable(call, "the answer gives one id to two objects", Status);

    public void Dispose() => response.Dispose();
}
