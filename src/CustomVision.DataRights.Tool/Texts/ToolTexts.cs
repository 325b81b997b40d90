using System.Globalization;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Texts;

/// <summary>What a text file of the program has in common with the others: the language, and the form of numbers in it.</summary>
internal static class ToolTexts
{
    /// <summary>Gets a text with values; whole numbers are grouped as the language groups them.</summary>
    public static string Format(LocalizedTexts texts, TextLanguage language, string key, ReadOnlySpan<object?> values)
    {
        if (values.IsEmpty)
        {
            return texts.Get(key, language);
        }

        var written = values.ToArray();
        for (var index = 0; index < written.Length; index++)
        {
            written[index] = written[index] is int or long
                ? language.Number(Convert.ToInt64(written[index], CultureInfo.InvariantCulture))
                : written[index];
        }

        return string.Format(language.Numbers, texts.Get(key, language), written);
    }
}
