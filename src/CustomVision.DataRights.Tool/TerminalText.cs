using System.Globalization;
using System.Text;
using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary>Makes texts from the service, files and arguments safe for a terminal.</summary>
internal static class TerminalText
{
    // Characters without a visible shape (Default_Ignorable_Code_Point of Unicode), and the blank Braille pattern.
    private static readonly (int First, int Last)[] Invisible =
    [
        (0x034F, 0x034F),
        (0x115F, 0x1160),
        (0x17B4, 0x17B5),
        (0x180B, 0x180F),
        (0x2060, 0x206F),
        (0x2800, 0x2800),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFFB),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0000, 0xE0FFF),
    ];

    /// <summary>
    /// Replaces every character that a terminal would interpret or that is invisible: control and format characters, line and paragraph
    /// separators, and halves of surrogate pairs.
    /// </summary>
    public static string Clean(string text)
    {
        if (Ascii.IsValid(text) && !text.Any(char.IsControl))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 16);
        for (var at = 0; at < text.Length;)
        {
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[at++]:X4}");
                continue;
            }

            at += rune.Utf16SequenceLength;
            if (!IsHidden(rune))
            {
                clean.Append(rune);
            }
            else
            {
                clean.Append(CultureInfo.InvariantCulture, $"{(rune.IsBmp ? $"\\u{rune.Value:X4}" : $"\\U{rune.Value:X8}")}");
            }
        }

        return clean.ToString();
    }

    /// <summary>Gets the text of a table cell.</summary>
    public static string Cell(string text) => Markup.Escape(Clean(text));

    private static bool IsHidden(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
        || Array.Exists(Invisible, range => rune.Value >= range.First && rune.Value <= range.Last);
}
