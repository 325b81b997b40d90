using System.Text.Json;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>
/// Checks, within the attempt, that a body is one complete JSON value, so that a body truncated without a connection error is retried.
/// </summary>
internal static class JsonCheck
{
    private const int MaxDepth = 64; // the reader's default

    /// <summary>Gets the body without the byte order mark, which RFC 8259 §8.1 lets a reader ignore.</summary>
    public static ReadOnlySpan<byte> WithoutByteOrderMark(ReadOnlySpan<byte> body) =>
        body.StartsWith("\uFEFF"u8) ? body["\uFEFF"u8.Length..] : body;

    /// <exception cref="UnreadableAnswerException">The body is not one complete JSON value.</exception>
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
            // The exception's message is dropped: it may quote the body, which may contain personal names. Excessive nesting is not
            // transient, so it is not retried. At the start of an object or array, CurrentDepth is the enclosing depth.
            throw reader.CurrentDepth >= MaxDepth - 1
                ? new UnreadableAnswerException($"the answer nests deeper than {MaxDepth} levels", mayPass: false)
                : new UnreadableAnswerException("the answer is truncated or malformed JSON", mayPass: true);
        }
    }
}
