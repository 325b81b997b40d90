using System.Globalization;

namespace CustomVision.DataRights.Languages;

/// <summary>The texts of one resource file in one language. Values are formatted for that language.</summary>
/// <param name="texts">The texts.</param>
/// <param name="language">The language.</param>
internal class LanguageTexts(LocalizedTexts texts, TextLanguage language)
{
    /// <summary>The language of the texts and of the number format.</summary>
    public TextLanguage Language => language;

    /// <summary>Gets a text.</summary>
    public string this[string key] => texts.Get(key, language);

    /// <summary>Formats a text with values. Digits are grouped as in the language.</summary>
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

    /// <summary>Gets the text for an enumeration value.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    /// <summary>Formats the singular or plural text for a count. The count is the first value of the text.</summary>
    public string Count(string key, long count) => Format(KeyOf(key, count), count);

    /// <summary>Gets the key of the singular or plural text. French uses the singular for zero.</summary>
    public string KeyOf(string key, long count) =>
        count == 1 || (count == 0 && language == TextLanguage.French) ? key + ".one" : key;

    /// <summary>Formats a text that was already looked up.</summary>
    public string Fill(string text, params ReadOnlySpan<object?> values) => string.Format(language.Numbers, text, values);

    public string Number(long number) => language.Number(number);

    public string Percent(double fraction) => fraction.ToString("P0", language.Numbers);

    /// <summary>Formats a date as in ISO 8601.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// Formats a UTC time to the minute as in ISO 8601, but with a space in place of the T, so that it is readable in every language.
    /// </summary>
    public static string Minute(DateTimeOffset time) => Written(time, "yyyy-MM-dd HH:mm 'UTC'");

    /// <summary>Formats a UTC time to the second.</summary>
    public static string Second(DateTimeOffset time) => Written(time, "yyyy-MM-dd HH:mm:ss 'UTC'");

    /// <summary>Finds a text; returns <see langword="null"/> if the key does not exist.</summary>
    public string? Find(string key) => texts.Find(key, language);

    private static string Written(DateTimeOffset time, string form) => time.UtcDateTime.ToString(form, CultureInfo.InvariantCulture);
}
