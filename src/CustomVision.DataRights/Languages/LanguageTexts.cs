using System.Globalization;

namespace CustomVision.DataRights.Languages;

/// <summary>The texts of one resource file in one language, with values as that language writes them.</summary>
/// <param name="texts">The texts.</param>
/// <param name="language">The language.</param>
internal class LanguageTexts(LocalizedTexts texts, TextLanguage language)
{
    /// <summary>The language that the words are in, which numbers follow.</summary>
    public TextLanguage Language => language;

    /// <summary>A text.</summary>
    public string this[string key] => texts.Get(key, language);

    /// <summary>A text with values; numbers are grouped as the language groups them.</summary>
    public string Format(string key, params ReadOnlySpan<object?> values)
    {
        if (values.IsEmpty)
        {
            return this[key];
        }

        var written = values.ToArray();
        for (var index = 0; index < written.Length; index++)
        {
            written[index] = written[index] is int or long
                ? Number(Convert.ToInt64(written[index], CultureInfo.InvariantCulture))
                : written[index];
        }

        return Fill(this[key], written);
    }

    /// <summary>The text of a value.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    /// <summary>A number of things, which is the first value of the text: of one, or of several.</summary>
    public string Count(string key, long count) => Format(KeyOf(key, count), count);

    /// <summary>The key of the text for one thing, or for several. French counts none as one.</summary>
    public string KeyOf(string key, long count) =>
        count == 1 || (count == 0 && language == TextLanguage.French) ? key + ".one" : key;

    /// <summary>Puts values into a text that was read before.</summary>
    public string Fill(string text, params ReadOnlySpan<object?> values) => string.Format(language.Numbers, text, values);

    public string Number(long number) => language.Number(number);

    public string Percent(double fraction) => fraction.ToString("P0", language.Numbers);

    /// <summary>A day as ISO 8601 writes it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time as ISO 8601 writes it but for the T, which people and every language can read.</summary>
    public static string Minute(DateTimeOffset time) => Written(time, "yyyy-MM-dd HH:mm 'UTC'");

    /// <summary>The same to the second.</summary>
    public static string Second(DateTimeOffset time) => Written(time, "yyyy-MM-dd HH:mm:ss 'UTC'");

    /// <summary>A text; null where there is none of that key.</summary>
    public string? Find(string key) => texts.Find(key, language);

    private static string Written(DateTimeOffset time, string form) => time.UtcDateTime.ToString(form, CultureInfo.InvariantCulture);
}
