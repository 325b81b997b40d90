using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Splits an answer into its objects. Each has a copy of its exact tokens, so that the body's buffer can be returned to the pool.
/// </summary>
internal static partial class JsonAnswer
{
    /// <summary>The maximum size of a list entry, in bytes. An image with 300 regions has about 85 KB.</summary>
    public const int MaxEntryBytes = 1024 * 1024;

    // Pages have at most 256 entries, and a resource has fewer projects, tags and iterations than this.
    private const int MaxEntries = 10_000;

    public static Raw<T> ReadObject<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return ReadValue(ref reader, body, type);
    }

    /// <summary>Reads the objects of a list.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="tokens">The answer with its stray bytes replaced by blanks.</param>
    /// <param name="type">The JSON metadata of an object.</param>
    /// <param name="standIn">
    /// Creates a placeholder with the given id for an object that cannot be read; if <see langword="null"/>, such an object fails the whole
    /// list.
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

    /// <summary>Reads counts by id.</summary>
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
                throw new JsonException("A list has more entries than one answer may have.");
            }

            items.Add(standIn is null ? ReadValue(ref reader, body, type) : ReadItem(ref reader, body, type, standIn, entries));
            end = (int)reader.BytesConsumed;
        }

        AddGap(items, body[end..(int)reader.TokenStartIndex], standIn, entries + 1);
        return items;
    }

    // Reports stray bytes between tokens: the objects that were found are valid, but others may have been lost.
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

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type)
        {
            throw new JsonException("The answer does not have the documented form of the operation.");
        }
    }
}
