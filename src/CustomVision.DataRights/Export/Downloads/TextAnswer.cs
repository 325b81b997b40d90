using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>
/// Recognizes a text response that was evidently sent in place of the bytes: an HTML page, JSON, or XML other than an SVG drawing.
/// </summary>
internal static class TextAnswer
{
    private const string ByteOrderMark = "\uFEFF";

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>[");
    private static readonly SearchValues<char> Delimiters = SearchValues.Create("\"'[]<>");
    private static readonly JsonReaderOptions Lenient = new()
    {
        AllowMultipleValues = true,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 1000,
    };

    /// <summary>Gets whether a body with these first bytes is such a response.</summary>
    /// <param name="head">As many of the first bytes as are available, since the text may begin with long comments.</param>
    public static bool Is(ReadOnlySpan<byte> head)
    {
        var encoding = EncodingOf(head);

        // Most images are ruled out by their first characters, without decoding the rest.
        const int First = 256;
        Span<char> characters = stackalloc char[First + 1]; // at most one per byte in UTF-8, and one for a truncated character at the end
        encoding.TryGetChars(head[..Math.Min(head.Length, First)], characters, out var count);
        var first = characters[..count].TrimStart(ByteOrderMark).TrimStart();
        if (first.Length > 0 && first[0] is not ('<' or '{' or '['))
        {
            return false;
        }

        var text = encoding.GetString(head).TrimStart(ByteOrderMark[0]).TrimStart();
        return text.StartsWith('<') ? IsPage(text) : text.Length > 0 && text[0] is '{' or '[' && IsJson(text);
    }

    // Determined by the byte order mark, or by the zeros around the first character.
    private static Encoding EncodingOf(ReadOnlySpan<byte> head) =>
        head switch
        {
            [0xFF, 0xFE, 0, 0, ..] or [not 0, 0, 0, 0, ..] => Encoding.UTF32,
            [0xFF, 0xFE, ..] or [not 0, 0, not 0, 0, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] => Encoding.BigEndianUnicode,
            _ => Encoding.UTF8,
        };

    private static bool IsJson(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text), isFinalBlock: false, new JsonReaderState(Lenient));
            while (reader.Read())
            {
                // Reads to the end of the text, or to the first character that is not valid JSON.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The first element after declarations, comments and a document type is decisive. If it is not among these bytes, the text is not
    // recognized.
    private static bool IsPage(ReadOnlySpan<char> text)
    {
        while ((text = text.TrimStart()) is ['<', ..])
        {
            if (text.StartsWith("<!--"))
            {
                text = Behind(text, "-->");
            }
            else if (text.StartsWith("<?"))
            {
                text = Behind(text, "?>");
            }
            else if (text.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase))
            {
                text = text["<!DOCTYPE".Length..].TrimStart();
                if (IsName(text) && !IsDrawing(text))
                {
                    return true;
                }

                text = SkipDocumentType(text);
            }
            else
            {
                return IsName(text[1..]) && !IsDrawing(text[1..]);
            }
        }

        return false;
    }

    private static bool IsName(ReadOnlySpan<char> text) => text is [var first, ..] && (char.IsLetter(first) || first == '_');

    // The element may have any prefix, as in <svg:svg>.
    private static bool IsDrawing(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(NameEnds);
        var name = end < 0 ? text : text[..end];
        return name[(name.LastIndexOf(':') + 1)..].Equals("svg", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? text[(at + end.Length)..] : default;

    // The document type may declare entities in brackets, which may contain quoted values and comments.
    private static ReadOnlySpan<char> SkipDocumentType(ReadOnlySpan<char> text)
    {
        var isInside = false;
        while (text.IndexOfAny(Delimiters) is >= 0 and var at)
        {
            text = text[at..];
            if (text[0] == '>' && !isInside)
            {
                return text[1..];
            }

            isInside = text[0] switch
            {
                '[' => true,
                ']' => false,
                _ => isInside,
            };
            text =
                text[0] is '"' or '\'' ? Behind(text[1..], text[..1].ToString())
                : text.StartsWith("<!--") ? Behind(text, "-->")
                : text.StartsWith("<?") ? Behind(text, "?>")
                : text[1..];
        }

        return default;
    }
}
