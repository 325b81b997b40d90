using System.Globalization;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Erasure.Pages;

/// <summary>The words of plans and receipts, from <c>ErasureTexts.resx</c> and its translations.</summary>
internal sealed class ErasureTexts(CultureInfo culture)
{
    private static readonly LocalizedTexts Texts = new("Erasure.Pages.ErasureTexts");
    private static readonly StatedSentences Refusals = new(Texts, "Refusal.");

    /// <summary>The language that the words are in, which numbers follow.</summary>
    public TextLanguage Language { get; } = TextLanguage.Of(culture);

    /// <summary>A text.</summary>
    public string this[string key] => Texts.Get(key, Language);

    /// <summary>The text of a value.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    /// <summary>A text with values; numbers are grouped as the language groups them.</summary>
    public string Format(string key, params ReadOnlySpan<object?> values)
    {
        var written = values.ToArray();
        for (var index = 0; index < written.Length; index++)
        {
            written[index] = written[index] is int or long
                ? Number(Convert.ToInt64(written[index], CultureInfo.InvariantCulture))
                : written[index];
        }

        return string.Format(Language.Numbers, this[key], written);
    }

    public string Number(long number) => Language.Number(number);

    /// <summary>A number of things: the text of one, or of several.</summary>
    public string Count(string key, int count) => Format(count == 1 ? key + ".one" : key, count);

    /// <summary>Why a verification could not be made, as documents state it: in English, whatever their reader speaks.</summary>
    public static string English(string refusal, params ReadOnlySpan<object?> values) =>
        string.Format(CultureInfo.InvariantCulture, Texts.Get("Refusal." + refusal, TextLanguage.English), values);

    /// <summary>Why a verification could not be made, in the language.</summary>
    public string Refusal(string english) => Refusals.Translate(english, Language);

    /// <summary>A reason: the words for ours, and the service's code as it is.</summary>
    public string? Reason(string? reason) => reason is null ? null : Texts.Find("Reason." + reason, Language) ?? reason;

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
