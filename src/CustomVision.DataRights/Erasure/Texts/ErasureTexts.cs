using System.Globalization;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Erasure.Texts;

/// <summary>The texts of plans and receipts, from <c>ErasureTexts.resx</c> and its translations.</summary>
internal sealed class ErasureTexts(CultureInfo culture) : LanguageTexts(Texts, TextLanguage.Of(culture))
{
    private static readonly LocalizedTexts Texts = new("Erasure.Texts.ErasureTexts");
    private static readonly StatedSentences Refusals = new(Texts, "Refusal.");

    /// <summary>Gets the reason why a verification could not be made, in English, for documents.</summary>
    public static string English(string refusal, params ReadOnlySpan<object?> values) => Refusals.English(refusal, values);

    /// <summary>Gets the reason why a verification could not be made, in the language.</summary>
    public string Refusal(string english) => Refusals.Translate(english, Language);

    /// <summary>Gets the text of a reason or a refusal; a code of the service is returned unchanged.</summary>
    public string? Reason(string? reason) => reason is null ? null : Find("Reason." + reason) ?? Refusal(reason);
}
