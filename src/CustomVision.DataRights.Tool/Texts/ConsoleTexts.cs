using System.Globalization;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Texts;

/// <summary>The texts of results, from <c>ConsoleTexts.resx</c> and its translations, in the language of <c>--language</c>.</summary>
internal static class ConsoleTexts
{
    private const string LinePrefix = "line ";

    private static readonly LocalizedTexts Texts = new("Tool.Texts.ConsoleTexts");

    // The prefixes of keys that the library uses in its sentences: categories, members of documents, and documents.
    private static readonly string[] Names = ["category.", "member.", "document."];
    private static readonly StatedSentences Sentences = new(Texts, "stated.", Names);
    private static readonly LanguageTexts InEnglish = new(Texts, TextLanguage.English);

    /// <summary>Gets the language of <c>--language</c>.</summary>
    public static TextLanguage Language => TextLanguage.Of(CultureInfo.CurrentUICulture);

    private static LanguageTexts Current => new(Texts, Language);

    /// <summary>Gets a text.</summary>
    public static string Get(string key) => Current[key];

    /// <summary>Gets the text of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => Current.Of(value);

    /// <summary>Gets a text; <paramref name="otherwise"/> if the key does not exist.</summary>
    public static string Find(string key, string otherwise) => Current.Find(key) ?? otherwise;

    /// <summary>Gets a text with values; whole numbers have the group separators of the language.</summary>
    public static string Format(string key, params ReadOnlySpan<object?> values) => Current.Format(key, values);

    /// <summary>Gets a text with values in English, for documents.</summary>
    public static string English(string key, params ReadOnlySpan<object?> values) => InEnglish.Format(key, values);

    /// <summary>Gets the singular or plural text for a number; the number is its first value.</summary>
    public static string Count(string key, long count) => Current.Count(key, count);

    /// <summary>Gets a line with the number of its repetitions.</summary>
    public static string Repeated(string line, int count) => count == 1 ? line : Format("repeated", line, count);

    /// <summary>Translates sentences of the library to the current language; unknown sentences stay in English.</summary>
    public static string Stated(string sentences) => Sentences.Translate(sentences, Current.Language);

    /// <summary>
    /// Gets the display name of a location in a document: a member or, as in <c>line 7</c>, a line. An unknown location is returned
    /// unchanged.
    /// </summary>
    public static string PlaceOf(string place) =>
        place.StartsWith(LinePrefix, StringComparison.Ordinal)
            ? Format("audit.line", place[LinePrefix.Length..])
            : Find("member." + place, place);

    /// <summary>
    /// Gets whether sentences of the library mean that the command line must be changed, for example because a folder is not empty.
    /// </summary>
    public static bool IsMisuse(string sentences) =>
        Sentences.KeyOf(sentences)?.StartsWith("stated.use.", StringComparison.Ordinal) == true;

    /// <summary>Gets whether a sentence of the library means that a job ended with an exception that it does not expect.</summary>
    public static bool IsUnforeseen(string sentences) => Sentences.KeyOf(sentences) == "stated.Unforeseen";

    /// <summary>Gets whether a finding says that a file or a folder exists, but cannot be read.</summary>
    public static bool IsUnreadable(string sentences) => Sentences.KeyOf(sentences) is "stated.Unreadable" or "stated.find.NotListable";

    /// <summary>Formats a number with one decimal place.</summary>
    public static string Decimal(double number) => number.ToString("N1", Language.Numbers);

    /// <summary>Gets the key of the singular or the plural text.</summary>
    public static string KeyOf(string key, long count) => Current.KeyOf(key, count);
}
