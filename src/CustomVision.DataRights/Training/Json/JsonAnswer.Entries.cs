using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace CustomVision.DataRights.Training;

/// <content>Reads one object of an answer.</content>
internal static partial class JsonAnswer
{
    private static Raw<T> ReadValue<T>(ref Utf8JsonReader reader, ReadOnlySpan<byte> body, EntryReader<T> read)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        var json = Slice(ref reader, body);
        return Parse(json, read);
    }

    // One unreadable object must not fail the others.
    private static Raw<T> ReadItem<T>(
        ref Utf8JsonReader reader,
        ReadOnlySpan<byte> body,
        EntryReader<T> read,
        Func<Guid, T> standIn,
        int position,
        ReadOnlyMemory<byte> page
    )
    {
        var isObject = reader.TokenType == JsonTokenType.StartObject;
        var tokens = SkipValue(ref reader, body);
        if (tokens.Length > MaxEntryBytes)
        {
            // The tokens are not copied, to bound the memory of an entry.
            var large = isObject ? FindId(tokens) : null;
            return new Raw<T>(standIn(large ?? new Guid(SHA256.HashData(tokens).AsSpan(0, 16))), default)
            {
                Unread = new UnreadObject(large, position) { IsTooLarge = true },
            };
        }

        try
        {
            // The answer may begin with a byte order mark, which the body lacks.
            var start = page.Length - body.Length + (int)reader.BytesConsumed - tokens.Length;
            return isObject
                ? Parse(page.IsEmpty ? tokens.ToArray() : page.Slice(start, tokens.Length), read)
                : throw new JsonException("An entry of a list is not an object.");
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            var json = tokens.ToArray();
            var id = isObject ? FindId(json) : null;
            return new Raw<T>(standIn(id ?? new Guid(SHA256.HashData(json).AsSpan(0, 16))), json)
            {
                Unread = new UnreadObject(id, position),
            };
        }
    }

    private static Raw<T> Parse<T>(ReadOnlyMemory<byte> json, EntryReader<T> read)
    {
        RequireText(json.Span);
        return new Raw<T>(read(json.Span), json);
    }

    // The archive also stores members that the model does not define, so their text must be valid as well.
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
                reader.GetString(); // throws on an unpaired surrogate
            }
        }
    }

    // Returns null if there is no id or more than one.
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
            // A member name is not valid Unicode, or there are stray bytes between two members: use the id found before that point.
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
}
