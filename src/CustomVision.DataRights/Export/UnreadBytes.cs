using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Writes the bytes of an unreadable entry as a line of the list of unreadable entries, without the queries of links, which are access
/// tokens.
/// </summary>
internal static class UnreadBytes
{
    /// <summary>The maximum size of a saved entry, in bytes.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>Writes the line of an entry: its text, or Base64 if it is not valid UTF-8.</summary>
    public static ReadOnlyMemory<byte> Line(ReadOnlySpan<byte> json, UnreadObject unread, string category, ArchiveScope scope)
    {
        var bytes = WithoutQueries(json);
        var buffer = new ArrayBufferWriter<byte>(bytes.Length + 256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("category"u8, category);
            if (scope.IterationId is { } iteration)
            {
                writer.WriteString("iterationId"u8, iteration);
            }

            if (unread.Id is { } id)
            {
                writer.WriteString("objectId"u8, id);
            }

            writer.WriteNumber("position"u8, unread.Position);
            if (Utf8.IsValid(bytes))
            {
                writer.WriteString("text"u8, bytes);
            }
            else
            {
                writer.WriteBase64String("base64"u8, bytes);
            }

            writer.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>
    /// Copies an entry without possible queries of links: from a question mark or a possible signature to the end of the string. Since an
    /// unreadable entry has no recognizable members, this applies to every string and may remove too much.
    /// </summary>
    public static ReadOnlySpan<byte> WithoutQueries(ReadOnlySpan<byte> json)
    {
        var copy = new ArrayBufferWriter<byte>(Math.Max(1, json.Length));
        while (!json.IsEmpty)
        {
            var start = QueryIn(json);
            copy.Write(json[..start]);
            json = json[start..];
            json = json[EndOfText(json)..];
        }

        return copy.WrittenSpan;
    }

    // Gets the start of the first query, or the length if there is none.
    private static int QueryIn(ReadOnlySpan<byte> json)
    {
        for (var at = 0; at < json.Length; at++)
        {
            var rest = json[at..];
            if ((IsAt(rest, "?"u8, "\\u003f"u8) && HasValue(rest[..EndOfText(rest)])) || IsSignature(rest))
            {
                return at;
            }
        }

        return json.Length;
    }

    private static bool HasValue(ReadOnlySpan<byte> query)
    {
        for (var at = 0; at < query.Length; at++)
        {
            if (IsAt(query[at..], "="u8, "\\u003d"u8))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSignature(ReadOnlySpan<byte> text) =>
        text.Length > 3
        && Ascii.EqualsIgnoreCase(text[..3], "sig"u8)
        && (IsAt(text[3..], "="u8, "\\u003d"u8) || IsAt(text[3..], "%3d"u8, "%3d"u8));

    private static bool IsAt(ReadOnlySpan<byte> text, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> escaped) =>
        text.StartsWith(plain) || (text.Length >= escaped.Length && Ascii.EqualsIgnoreCase(text[..escaped.Length], escaped));

    // Gets the position of the quotation mark that ends the string.
    private static int EndOfText(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == (byte)'"')
            {
                return at;
            }

            at += text[at] == (byte)'\\' ? 1 : 0;
        }

        return text.Length;
    }
}
