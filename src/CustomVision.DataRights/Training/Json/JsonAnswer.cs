using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Training;

/// <summary>
/// Splits an answer into its objects. Each has its exact tokens: a copy, so that the body's buffer can be returned to the pool, or a part
/// of the body.
/// </summary>
internal static partial class JsonAnswer
{
    /// <summary>The maximum size of a list entry, in bytes. An image with 300 regions has about 85 KB.</summary>
    public const int MaxEntryBytes = 1024 * 1024;

    /// <summary>Reads an object from its tokens.</summary>
    public delegate T EntryReader<out T>(ReadOnlySpan<byte> json);

    // Pages have at most 256 entries, and a resource has fewer projects, tags and iterations than this.
    private const int MaxEntries = 10_000;

    public static Raw<T> ReadObject<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        return ReadValue(ref reader, body, ReaderOf(type));
    }

    /// <summary>Reads the objects of a list.</summary>
    /// <param name="body">The answer.</param>
    /// <param name="tokens">The answer with its stray bytes replaced by blanks.</param>
    /// <param name="read">Reads an object.</param>
    /// <param name="standIn">
    /// Creates a placeholder with the given id for an object that cannot be read; if <see langword="null"/>, such an object fails the whole
    /// list.
    /// </param>
    /// <param name="expected">The expected number of objects, if known.</param>
    /// <param name="page">
    /// The memory of the answer, if the objects are to refer to it; otherwise empty. Each object then has a copy of its tokens, as does
    /// every object that cannot be read.
    /// </param>
    public static List<Raw<T>> ReadArray<T>(
        ReadOnlySpan<byte> body,
        ReadOnlySpan<byte> tokens,
        EntryReader<T> read,
        Func<Guid, T>? standIn = null,
        int expected = 0,
        ReadOnlyMemory<byte> page = default
    )
    {
        var reader = new Utf8JsonReader(tokens);
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        var items = ReadArray(ref reader, body, read, standIn, expected, page);
        AddGap(items, body[..start], standIn);
        AddGap(items, body[(int)reader.BytesConsumed..], standIn);
        return items;
    }

    /// <summary>Gets the callback that reads an object by its JSON metadata.</summary>
    public static EntryReader<T> ReaderOf<T>(JsonTypeInfo<T> type) => json => JsonSerializer.Deserialize(json, type)!;

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
        EntryReader<T> read,
        Func<Guid, T>? standIn,
        int expected,
        ReadOnlyMemory<byte> page
    )
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var items = new List<Raw<T>>(expected);
        var (end, entries) = ((int)reader.BytesConsumed, 0);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            AddGap(items, body[end..(int)reader.TokenStartIndex], standIn, ++entries);
            if (entries > MaxEntries)
            {
                throw new JsonException("A list has more entries than one answer may have.");
            }

            items.Add(standIn is null ? ReadValue(ref reader, body, read) : ReadItem(ref reader, body, read, standIn, entries, page));
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
