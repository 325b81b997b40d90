using System.Buffers;
using System.Text;
using System.Text.Json;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>
/// Recognizes an answer that was evidently sent in place of the bytes: a page in HTML, JSON, or XML other than an SVG drawing.
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

    /// <summary>Whether a body that begins so is one.</summary>
    /// <param name="head">The first bytes, as many as there are at hand: comments can be long.</param>
    public static bool Is(ReadOnlySpan<byte> head)
    {
        var encoding = EncodingOf(head);

        // Pictures are not decoded for this: few of them begin as a text does.
        const int First = 256;
        Span<char> characters = stackalloc char[First + 1]; // UTF-8 gives no more than one a byte, and a cut one at the end
        encoding.TryGetChars(head[..Math.Min(head.Length, First)], characters, out var count);
        var first = characters[..count].TrimStart(ByteOrderMark).TrimStart();
        if (first.Length > 0 && first[0] is not ('<' or '{' or '['))
        {
            return false;
        }

        var text = encoding.GetString(head).TrimStart(ByteOrderMark[0]).TrimStart();
        return text.StartsWith('<') ? IsPage(text) : text.Length > 0 && text[0] is '{' or '[' && IsJson(text);
    }

    // By the byte order mark, or by the zeros around the first character.
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
                // To the end of the text, or to the first character that JSON does not have there.
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The first element decides, after declarations, comments and a document type. If it is not among these bytes, nothing is evident.
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

                text = BehindDocumentType(text);
            }
            else
            {
                return IsName(text[1..]) && !IsDrawing(text[1..]);
            }
        }

        return false;
    }

    private static bool IsName(ReadOnlySpan<char> text) => text is [var first, ..] && (char.IsLetter(first) || first == '_');

    // Under any prefix: <svg:svg>.
    private static bool IsDrawing(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(NameEnds);
        var name = end < 0 ? text : text[..end];
        return name[(name.LastIndexOf(':') + 1)..].Equals("svg", StringComparison.OrdinalIgnoreCase);
    }

    private static ReadOnlySpan<char> Behind(ReadOnlySpan<char> text, string end) =>
        text.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? text[(at + end.Length)..] : default;

    // It may declare entities in brackets, with quoted values and comments of their own.
    private static ReadOnlySpan<char> BehindDocumentType(ReadOnlySpan<char> text)
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
