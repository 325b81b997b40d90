using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

/// <content>Reads the pages of queries.</content>
internal static partial class JsonAnswer
{
    /// <summary>
    /// Reads a page of a query: its results, its token as received, and the token's continuation (<see langword="null"/> at the end).
    /// </summary>
    public static QueryPage<T> ReadQueryPage<T>(
        ReadOnlySpan<byte> body,
        ReadOnlySpan<byte> tokens,
        JsonTypeInfo<T> type,
        Func<Guid, T>? standIn = null
    )
    {
        var reader = new Utf8JsonReader(tokens);
        reader.Read();
        var (start, end) = (0, 0);
        Expect(ref reader, JsonTokenType.StartObject);

        List<Raw<T>>? results = null;
        byte[]? token = null;
        string? continuation = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResults = reader.ValueTextEquals("results"u8);
            var isToken = reader.ValueTextEquals("token"u8);
            reader.Read();
            if ((isResults && results is not null) || (isToken && token is not null))
            {
                throw new JsonException("A member of a page is given twice.");
            }

            if (isResults && reader.TokenType != JsonTokenType.Null)
            {
                start = (int)reader.TokenStartIndex;
                results = ReadArray(ref reader, body, ReaderOf(type), standIn, expected: 0, page: default);
                end = (int)reader.BytesConsumed;
            }
            else if (isToken && reader.TokenType != JsonTokenType.Null)
            {
                Expect(ref reader, JsonTokenType.StartObject);
                continuation = ReadContinuation(reader);
                token = Slice(ref reader, body);
                JsonCheck.RequireWhole(token); // it is sent back unchanged
            }
            else
            {
                reader.Skip();
            }
        }

        if (results is not null)
        {
            AddGap(results, body[..start], standIn);
            AddGap(results, body[end..], standIn);
        }

        return new QueryPage<T>(results ?? throw new JsonException("A page has no results."), token, continuation);
    }

    // Passed by value, so that the caller's reader remains at the start of the token.
    private static string? ReadContinuation(Utf8JsonReader reader)
    {
        string? continuation = null;
        var isRead = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isContinuation = reader.ValueTextEquals("continuation"u8);
            reader.Read();
            if (isContinuation)
            {
                // Null and the empty string both end the paging.
                continuation =
                    isRead ? throw new JsonException("A continuation is given twice.")
                    : reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text ? text
                    : null;
                isRead = true;
            }

            reader.Skip();
        }

        return continuation;
    }
}
