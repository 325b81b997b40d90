using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace CustomVision.DataRights.Erasure.Documents;

/// <summary>
/// Writes JSON in the canonical form of RFC 8785, for documents that contain only whole numbers: no white space, members sorted by their
/// UTF-16 code units, strings with the shortest escapes, UTF-8.
/// </summary>
internal static class CanonicalJson
{
    /// <summary>Writes a value.</summary>
    /// <param name="buffer">The writer that receives the UTF-8.</param>
    /// <param name="value">The value.</param>
    /// <exception cref="JsonException">
    /// A number is not whole, or exceeds the range that every JSON reader preserves exactly (RFC 8785 section 3.2.2.3).
    /// </exception>
    public static void Write(IBufferWriter<byte> buffer, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(buffer, value);
                break;
            case JsonValueKind.Array:
                WriteArray(buffer, value);
                break;
            case JsonValueKind.String:
                WriteString(buffer, value.GetString()!);
                break;
            case JsonValueKind.Number:
                WriteNumber(buffer, value);
                break;
            default:
                buffer.Write(
                    value.ValueKind switch
                    {
                        JsonValueKind.True => "true"u8,
                        JsonValueKind.False => "false"u8,
                        _ => "null"u8,
                    }
                );
                break;
        }
    }

    /// <summary>Writes a text.</summary>
    public static void WriteString(IBufferWriter<byte> buffer, string text)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\f' => escaped.Append("\\f"),
                '\n' => escaped.Append("\\n"),
                '\r' => escaped.Append("\\r"),
                '\t' => escaped.Append("\\t"),
                < ' ' => escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(character),
            };
        }

        buffer.Write(Encoding.UTF8.GetBytes(escaped.Append('"').ToString()));
    }

    private static void WriteObject(IBufferWriter<byte> buffer, JsonElement value)
    {
        var members = value.EnumerateObject().ToList();
        members.Sort(static (left, right) => string.CompareOrdinal(left.Name, right.Name));
        buffer.Write("{"u8);
        for (var index = 0; index < members.Count; index++)
        {
            buffer.Write(index == 0 ? [] : ","u8);
            WriteString(buffer, members[index].Name);
            buffer.Write(":"u8);
            Write(buffer, members[index].Value);
        }

        buffer.Write("}"u8);
    }

    private static void WriteArray(IBufferWriter<byte> buffer, JsonElement value)
    {
        buffer.Write("["u8);
        var isFirst = true;
        foreach (var item in value.EnumerateArray())
        {
            buffer.Write(isFirst ? [] : ","u8);
            Write(buffer, item);
            isFirst = false;
        }

        buffer.Write("]"u8);
    }

    private static void WriteNumber(IBufferWriter<byte> buffer, JsonElement value)
    {
        if (!value.TryGetInt64(out var number) || number is > DocumentForm.LargestExact or < -DocumentForm.LargestExact)
        {
            throw new JsonException("A number of the document is not an integer, or is too large.");
        }

        buffer.Write(Encoding.UTF8.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
    }
}
