using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace CustomVision.DataRights.Training;

/// <summary>Cuts an answer into its objects: each with its exact tokens in memory of its own, so that the body's buffer can go back to the pool.</summary>
internal static class JsonAnswer
{
    public static Raw<T> ReadObject<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return ReadValue(ref reader, body, type);
    }

    public static List<Raw<T>> ReadArray<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return ReadArray(ref reader, body, type);
    }

    public static int ReadCount(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var count) && count >= 0
            ? count
            : throw new JsonException("A count is not a number.");
    }

    /// <summary>Counts by id.</summary>
    public static IReadOnlyDictionary<Guid, int> ReadCounts(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject);
        var counts = new Dictionary<Guid, int>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var id = Guid.TryParse(reader.GetString(), out var guid) ? guid : throw new JsonException("A count is not an id's.");
            reader.Read();
            counts[id] = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var count) && count >= 0
                ? count
                : throw new JsonException("A count is not a number.");
        }

        return counts;
    }

    /// <summary>A page of a query: its results, its token as it came, and the token's continuation (null at the end).</summary>
    public static QueryPage<T> ReadQueryPage<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        Expect(ref reader, JsonTokenType.StartObject);

        List<Raw<T>>? results = null;
        byte[]? token = null;
        string? continuation = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isResults = reader.ValueTextEquals("results"u8);
            var isToken = reader.ValueTextEquals("token"u8);
            reader.Read();
            if (isResults && reader.TokenType != JsonTokenType.Null)
            {
                results = ReadArray(ref reader, body, type);
            }
            else if (isToken && reader.TokenType != JsonTokenType.Null)
            {
                Expect(ref reader, JsonTokenType.StartObject);
                continuation = ReadContinuation(reader);
                token = Slice(ref reader, body);
            }
            else
            {
                reader.Skip();
            }
        }

        return new QueryPage<T>(results ?? throw new JsonException("A page has no results."), token, continuation);
    }

    private static List<Raw<T>> ReadArray<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var items = new List<Raw<T>>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, body, type));
        }

        return items;
    }

    private static Raw<T> ReadValue<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        var json = Slice(ref reader, body);
        return new Raw<T>(JsonSerializer.Deserialize(json, type)!, json);
    }

    private static byte[] Slice(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed].ToArray();
    }

    // By value: the caller's reader stays at the start of the token.
    private static string? ReadContinuation(Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isContinuation = reader.ValueTextEquals("continuation"u8);
            reader.Read();
            if (isContinuation)
            {
                // Null and the empty text both end the paging.
                return reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 } text ? text : null;
            }

            reader.Skip();
        }

        return null;
    }

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new JsonException("The answer does not have the form that the operation is described with.");
        }
    }
}
