using System.Text.Json;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Whether a body is one whole JSON value, asked within the attempt: a body that broke off without the connection's noticing is asked for
/// again.
/// </summary>
internal static class JsonCheck
{
    private const int MaxDepth = 64; // the reader's own

    /// <summary>Gets the body without the mark that RFC 8259 §8.1 lets a reader ignore.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body["\uFEFF"u8.Length..] : body;

    /// <exception cref="UnreadableAnswerException">It is not.</exception>
    public static void RequireWhole(ReadOnlySpan<byte> body)
    {
        body = WithoutByteOrderMark(body);
        var start = body.TrimStart(" \t\r\n"u8);
        if (start.IsEmpty)
        {
            throw new UnreadableAnswerException("the answer is empty", mayPass: true);
        }

        if (start[0] is not ((byte)'{' or (byte)'[' or (byte)'-' or (>= (byte)'0' and <= (byte)'9')))
        {
            throw new UnreadableAnswerException(
                "the answer is not JSON; check that the endpoint is a Custom Vision training resource, and that no proxy answers in its "
                    + "place",
                mayPass: false
            );
        }

        var reader = new Utf8JsonReader(body);
        try
        {
            while (reader.Read()) { }
        }
        catch (JsonException)
        {
            // Its message may quote the body, and the body may name people.
            // What nests deeper than is read does so the next time too. At a beginning the reader counts the depth around it.
            throw reader.CurrentDepth >= MaxDepth - 1
                ? new UnreadableAnswerException($"the answer nests deeper than {MaxDepth} levels", mayPass: false)
                : new UnreadableAnswerException("the answer is truncated or malformed JSON", mayPass: true);
        }
    }
}
