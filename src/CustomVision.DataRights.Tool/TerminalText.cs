using System.Globalization;
using System.Text;
using Spectre.Console;

namespace CustomVision.DataRights.Tool;

/// <summary>Texts of the service, of files and of arguments, made harmless for a terminal.</summary>
internal static class TerminalText
{
    /// <summary>Replaces every character that a terminal would obey in place of showing it: control characters, and those that change the direction of the text.</summary>
    public static string Clean(string text)
    {
        if (!text.Any(IsActive))
        {
            return text;
        }

        var clean = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            if (IsActive(character))
            {
                clean.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");
            }
            else
            {
                clean.Append(character);
            }
        }

        return clean.ToString();
    }

    /// <summary>The text for a cell of a table.</summary>
    public static string Cell(string text) => Markup.Escape(Clean(text));

    private static bool IsActive(char character) => char.IsControl(character)
        || character is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB');
}
