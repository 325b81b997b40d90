using System.Globalization;
using System.Text;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// Creates folder names for classes from the names of tags: letters, digits, hyphens and underscores are kept, and all other characters
/// become underscores. A tag's name cannot be used directly: it may be a path or a Windows device name, or differ from another only in
/// case.
/// </summary>
internal static class ClassFolderNames
{
    private const int MaxRunes = 48; // at most 192 bytes, with room for a number

    private static readonly string[] Devices = ["CON", "PRN", "AUX", "NUL", "COM", "LPT"];

    // Reserved folder names of training tools and of this data set.
    private static readonly string[] Reserved = ["train", "val", "test", "images", "labels"];

    /// <summary>Creates the folder names, in the order of the classes.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> tags)
    {
        var taken = new HashSet<string>(Reserved, StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();
        foreach (var tag in tags)
        {
            var readable = Readable(tag);
            var name = readable;
            for (var number = 2; !taken.Add(Fold(name)); number++)
            {
                name = FormattableString.Invariant($"{readable}-{number}");
            }

            names.Add(name);
        }

        return names;
    }

    private static string Readable(string tag)
    {
        var name = new StringBuilder();
        var runes = 0;
        foreach (var rune in WellFormed(tag).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            var isPlain = rune.Value is '-' || IsLetterOrDigit(rune);
            if (isPlain ? runes < MaxRunes : name.Length > 0 && name[^1] != '_' && runes < MaxRunes)
            {
                name.Append(isPlain ? rune.ToString() : "_");
                runes++;
            }
        }

        var readable = name.ToString().Trim('_', '-');
        return readable.Length == 0 ? "class"
            : Devices.Any(device =>
                readable.StartsWith(device, StringComparison.OrdinalIgnoreCase)
                && readable.AsSpan(device.Length).TrimStart("0123456789\u00B9\u00B2\u00B3").IsEmpty
            )
                ? readable + "_"
            : readable;
    }

    private static bool IsLetterOrDigit(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.UppercaseLetter
                or UnicodeCategory.LowercaseLetter
                or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter
                or UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber;

    // File systems differ in which names they consider equal, so names that are equal on any of them are made distinct.
    private static string Fold(string name) => name.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static string WellFormed(string text) =>
        Encoding
            .UTF8.GetString(Encoding.UTF8.GetBytes(text))
            .Replace("\uFFFE", "", StringComparison.Ordinal)
            .Replace("\uFFFF", "", StringComparison.Ordinal);
}
