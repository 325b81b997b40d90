using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

/// <summary>A successful answer. Its body is in a pooled buffer until the answer is disposed.</summary>
internal sealed class TrainingAnswer(TrainingCall call, HttpResponseMessage response) : IDisposable
{
    internal delegate T BodyParser<out T>(ReadOnlySpan<byte> body, ReadOnlySpan<byte> tokens);

    public HttpStatusCode Status => response.StatusCode;

    /// <summary>The service's id of the request; <see langword="null"/> if it sent none.</summary>
    public string? RequestId => TrainingErrors.RequestIdOf(response);

    /// <param name="parse">Parses the body. Its tokens equal the body, except that stray bytes are replaced by blanks.</param>
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
            // Text that is not valid Unicode, such as an unpaired surrogate. The exception's message is dropped: it may quote the body.
            throw TrainingErrors.Unreadable(call, "the answer contains a text or a number that cannot be read", Status);
        }
    }

    /// <summary>Parses a list whose entries keep the body until each is released.</summary>
    /// <inheritdoc cref="Read"/>
    public List<Raw<T>> ReadPage<T>(JsonAnswer.EntryReader<T> read, Func<Guid, T> standIn, int expected)
    {
        var page = (response.Content as BufferedContent)?.Shareable;
        var entries = Read((body, tokens) => JsonAnswer.ReadArray(body, tokens, read, standIn, expected, page?.Memory ?? default));
        if (page is null)
        {
            return entries;
        }

        page.AddOwners(entries.Count);
        for (var i = 0; i < entries.Count; i++)
        {
            entries[i] = entries[i] with { Page = page };
        }

        return entries;
    }

    /// <summary>
    /// Creates the error for an answer about an object other than the requested one, such as an intermediate cache may return.
    /// </summary>
    public TrainingApiException Unasked() =>
        TrainingErrors.Unreadable(call, "the answer is about an object other than the requested one", Status);

    /// <summary>Creates the error for a list in which two objects share one id.</summary>
    public TrainingApiException Ambiguous() => TrainingErrors.Unreadable(call, "the answer gives one id to two objects", Status);

    public void Dispose() => response.Dispose();
}
