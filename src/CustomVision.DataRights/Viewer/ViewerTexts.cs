using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Viewer;

/// <summary>The words of the pages in one language, from <c>ViewerTexts.resx</c> and its translations.</summary>
internal sealed partial class ViewerTexts
{
    private static readonly LocalizedTexts Texts = new("Viewer.ViewerTexts");

    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal); // a page asks thousands of times

    private ViewerTexts(TextLanguage language) => Language = language;

    /// <summary>The language that the words are in, which numbers follow.</summary>
    public TextLanguage Language { get; }

    /// <summary>The words in a language, or in the nearest one that there is: <c>fr-CA</c>, then <c>fr</c>, then English.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    /// <exception cref="ArgumentException">The text does not have the form of a language tag.</exception>
    public static ViewerTexts For(string language)
    {
        if (language.Length > 0 && !LanguageTag.IsWellFormed(language))
        {
            throw new ArgumentException("The language is not the tag of one. Give a tag such as 'en' or 'fr'.", nameof(language));
        }

        return new ViewerTexts(TextLanguage.Of(language));
    }

    /// <summary>Puts values into a text.</summary>
    public string Format(string text, params ReadOnlySpan<object?> values) => string.Format(Language.Numbers, text, values);

    /// <summary>A status or a type as the service names it, in words; a value that is not known, as it is.</summary>
    public string? Value(string? name) =>
        name switch
        {
            "Succeeded" => ValueSucceeded,
            "Importing" => ValueImporting,
            "Failed" => ValueFailed,
            "New" => ValueNew,
            "Staging" => ValueStaging,
            "Training" => ValueTraining,
            "Completed" => ValueCompleted,
            "Regular" => ValueRegular,
            "Negative" => ValueNegative,
            "GeneralProduct" => ValueGeneralProduct,
            _ => name,
        };

    public string Number(long number) => Language.Number(number);

    public string Percent(double fraction) => fraction.ToString("P0", Language.Numbers);

    /// <summary>A day as ISO 8601 writes it.</summary>
    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A time as ISO 8601 writes it but for the T, which people and every language can read.</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private string Get([CallerMemberName] string name = "")
    {
        if (!_texts.TryGetValue(name, out var text))
        {
            text = Texts.Get(name, Language);
            _texts.TryAdd(name, text);
        }

        return text;
    }
}
