using System.Globalization;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Texts;

/// <summary>The words of results, from <c>ConsoleTexts.resx</c> and its translations, in the language of <c>--language</c>.</summary>
internal static class ConsoleTexts
{
    private const string LinePrefix = "line ";

    private static readonly LocalizedTexts Texts = new("Tool.Texts.ConsoleTexts");

    // Keys that the library puts into its sentences: of categories, of members of documents, and of documents.
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

    /// <summary>Gets a text, or a text of the caller where there is none of that key.</summary>
    public static string Find(string key, string otherwise) => Current.Find(key) ?? otherwise;

    /// <summary>Gets a text with values; whole numbers are grouped as the language groups them.</summary>
    public static string Format(string key, params ReadOnlySpan<object?> values) => Current.Format(key, values);

    /// <summary>Gets a text with values in English, as documents have it.</summary>
    public static string English(string key, params ReadOnlySpan<object?> values) => InEnglish.Format(key, values);

    /// <summary>Gets the text of a number of things, which is its first value.</summary>
    public static string Count(string key, long count) => Current.Count(key, count);

    /// <summary>Gets a line, and how often it would be repeated.</summary>
    public static string Repeated(string line, int count) => count == 1 ? line : Format("repeated", line, count);

    /// <summary>Says sentences of the library in the language; what is none of those known here stays in English.</summary>
    public static string Stated(string sentences) => Sentences.Translate(sentences, Current.Language);

    /// <summary>
    /// Gets the name of a place in a document: a member or, as in <c>line 7</c>, a line. A place that is not known here stays as it is.
    /// </summary>
    public static string PlaceOf(string place) =>
        place.StartsWith(LinePrefix, StringComparison.Ordinal)
            ? Format("audit.line", place[LinePrefix.Length..])
            : Find("member." + place, place);

    /// <summary>
    /// Gets whether sentences of the library say that the command line must be changed, such as the name of a folder that is not empty.
    /// </summary>
    public static bool IsMisuse(string sentences) =>
        Sentences.KeyOf(sentences)?.StartsWith("stated.use.", StringComparison.Ordinal) == true;

    /// <summary>Gets a number with one digit after the point.</summary>
    public static string Decimal(double number) => number.ToString("N1", Language.Numbers);

    /// <summary>Gets the key of the text for one thing, or for several.</summary>
    public static string KeyOf(string key, long count) => Current.KeyOf(key, count);
}
