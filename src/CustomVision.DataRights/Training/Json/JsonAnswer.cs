using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Cuts an answer into its objects: each with its exact tokens in memory of its own, so that the body's buffer can go back to the pool.
/// </summary>
internal static class JsonAnswer
{
    /// <summary>The largest entry of a list that is read. An image with 300 regions has about 85 KB.</summary>
    public const int MaxEntryBytes = 1024 * 1024;

    // Pages have 256 entries, and a resource has fewer projects, tags and iterations than this.
    private const int MaxEntries = 10_000;

    public static Raw<T> ReadObject<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return ReadValue(ref reader, body, type);
    }

    /// <summary>The objects of a list.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="tokens">The answer with blanks in the place of stray bytes.</param>
    /// <param name="type">How an object is read.</param>
    /// <param name="standIn">
    /// Makes a value with an id for an object that cannot be read; without it, such an object fails the whole list.
    /// </param>
    public static List<Raw<T>> ReadArray<T>(
        ReadOnlySpan<byte> body,
        ReadOnlySpan<byte> tokens,
        JsonTypeInfo<T> type,
        Func<Guid, T>? standIn = null
    )
    {
        var reader = new Utf8JsonReader(tokens);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        var items = ReadArray(ref reader, body, type, standIn);
        AddGap(items, body[..start], standIn);
        AddGap(items, body[(int)reader.BytesConsumed..], standIn);
        return items;
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
            if (reader.TokenType != JsonTokenType.Number || !reader.TryGetInt32(out var count) || count < 0 || !counts.TryAdd(id, count))
            {
                throw new JsonException("A count is not a number, or is given twice.");
            }
        }

        return counts;
    }

    /// <summary>A page of a query: its results, its token as it came, and the token's continuation (null at the end).</summary>
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
                results = ReadArray(ref reader, body, type, standIn);
                end = (int)reader.BytesConsumed;
            }
            else if (isToken && reader.TokenType != JsonTokenType.Null)
            {
                Expect(ref reader, JsonTokenType.StartObject);
                continuation = ReadContinuation(reader);
                token = Slice(ref reader, body);
                JsonCheck.RequireWhole(token); // it is sent back as it came
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

    private static List<Raw<T>> ReadArray<T>(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> body,
        JsonTypeInfo<T> type,
        Func<Guid, T>? standIn
    )
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var items = new List<Raw<T>>();
        var (end, entries) = ((int)reader.BytesConsumed, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            AddGap(items, body[end..(int)reader.TokenStartIndex], standIn, ++entries);
            if (entries > MaxEntries)
            {
                throw new JsonException("A list has more entries than are allowed in one answer.");
            }

            items.Add(standIn is null ? ReadValue(ref reader, body, type) : ReadItem(ref reader, body, type, standIn, entries));
            end = (int)reader.BytesConsumed;
        }

        AddGap(items, body[end..(int)reader.TokenStartIndex], standIn, entries + 1);
        return items;
    }

    // Bytes between tokens that were taken for blanks: nothing that was found is wrong, but something may have been lost.
    private static void AddGap<T>(List<Raw<T>> items, ReadOnlySpan<byte> between, Func<Guid, T>? standIn, int position = 1)
    {
        if (StrayBytes.Blank(between) is not null)
        {
            var id = new Guid(SHA256.HashData(between).AsSpan(0, 16));
            items.Add(
                new Raw<T>((standIn ?? throw new JsonException("Stray bytes are between the entries."))(id), between.ToArray())
                {
                    Unread = new UnreadObject(Id: null, position) { IsGap = true },
                }
            );
        }
    }

    private static Raw<T> ReadValue<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        var json = Slice(ref reader, body);
        return Parse(json, type);
    }

    // One object that cannot be read must not cost the others.
    private static Raw<T> ReadItem<T>(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> body,
        JsonTypeInfo<T> type,
        Func<Guid, T> standIn,
        int position
    )
    {
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        var tokens = SkipValue(ref reader, body);
        if (tokens.Length > MaxEntryBytes)
        {
            // Not even copied: no entry takes more memory than its list.
            var large = isObject ? FindId(tokens) : null;
            return new Raw<T>(standIn(large ?? new Guid(SHA256.HashData(tokens).AsSpan(0, 16))), default)
            {
                Unread = new UnreadObject(large, position) { IsTooLarge = true },
            };
        }

        var json = tokens.ToArray();
        try
        {
            return isObject ? Parse(json, type) : throw new JsonException("An entry of a list is not an object.");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var id = isObject ? FindId(json) : null;
            return new Raw<T>(standIn(id ?? new Guid(SHA256.HashData(json).AsSpan(0, 16))), json)
            {
                Unread = new UnreadObject(id, position),
            };
        }
    }

    private static Raw<T> Parse<T>(byte[] json, JsonTypeInfo<T> type)
    {
        RequireText(json);
        return new Raw<T>(JsonSerializer.Deserialize(json, type)!, json);
    }

    // The archive keeps members that are not read, and its readers must be able to read them.
    private static void RequireText(ReadOnlySpan<byte> json)
    {
        if (!Utf8.IsValid(json))
        {
            throw new JsonException("A text is not UTF-8.");
        }

        if (json.IndexOf("\\ud"u8) < 0 && json.IndexOf("\\uD"u8) < 0)
        {
            return;
        }

        var reader = new Utf8JsonReader(json);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
            {
                reader.GetString(); // throws on one half of a surrogate pair
            }
        }
    }

    // Null where there is none, or more than one.
    private static Guid? FindId(ReadOnlySpan<byte> json)
    {
        Guid? found = null;
        try
        {
            var reader = new Utf8JsonReader(json);
            reader.Read();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isId = reader.ValueTextEquals("id"u8);
                reader.Read();
                if (isId && (found is not null || reader.TokenType != JsonTokenType.String || !reader.TryGetGuid(out _)))
                {
                    return null;
                }

                found = isId ? reader.GetGuid() : found;
                reader.Skip();
            }
        }
        catch (Exception error) when (error is InvalidOperationException or JsonException)
        {
            // A member's name is not Unicode, or stray bytes are between two members: what was found before it counts.
        }

        return found;
    }

    private static byte[] Slice(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        var value = SkipValue(ref reader, body);
        return value.Length <= MaxEntryBytes ? value.ToArray() : throw new JsonException("An object exceeds the size limit.");
    }

    private static ReadOnlySpan<byte> SkipValue(ref Utf8JsonReader reader, ReadOnlySpan<byte> body)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return body[start..(int)reader.BytesConsumed];
    }

    // By value: the caller's reader stays at the start of the token.
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
                // Null and the empty text both end the paging.
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

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new JsonException("The answer does not have the documented form of the operation.");
        }
    }
}
