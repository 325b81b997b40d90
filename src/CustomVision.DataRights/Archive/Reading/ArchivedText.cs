using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>
/// Reads JSON strings that .NET rejects: the archive contains the service's original tokens, and a name may contain an unpaired surrogate.
/// Invalid bytes become U+FFFD.
/// </summary>
internal static class ArchivedText
{
    /// <summary>Reads the text of a JSON string.</summary>
    public static string Read(JsonElement text)
    {
        try
        {
            return text.GetString() ?? string.Empty;
        }
        catch (InvalidOperationException) when (text.ValueKind == JsonValueKind.String)
        {
            var quoted = ReadJson(text);
            return Repair(Unescape(quoted.AsSpan(1, quoted.Length - 2)));
        }
    }

    /// <summary>Reads the name of a JSON member.</summary>
    public static string ReadName(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return Repair(Unescape(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8PropertyName(member))));
        }
    }

    /// <summary>Gets any JSON value as the service sent it.</summary>
    public static string ReadJson(JsonElement element) => Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element));

    /// <summary>Decodes the escapes of RFC 8259 section 7, and preserves unpaired surrogates.</summary>
    private static StringBuilder Unescape(ReadOnlySpan<char> escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] != '\\')
            {
                text.Append(escaped[i]);
                continue;
            }

            i++;
            if (escaped[i] == 'u')
            {
                text.Append((char)ushort.Parse(escaped.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(
                escaped[i] switch
                {
                    'b' => '\b',
                    'f' => '\f',
                    'n' => '\n',
                    'r' => '\r',
                    't' => '\t',
                    var other => other,
                }
            );
        }

        return text;
    }

    private static string Repair(StringBuilder text)
    {
        var repaired = new StringBuilder(text.Length);
        foreach (var rune in text.ToString().EnumerateRunes())
        {
            repaired.Append(rune.ToString());
        }

        return repaired.ToString();
    }
}
