using System.Globalization;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Erasure.Pages;

/// <summary>The words of plans and receipts, from <c>ErasureTexts.resx</c> and its translations.</summary>
internal sealed class ErasureTexts(CultureInfo culture) : LanguageTexts(Texts, TextLanguage.Of(culture))
{
    private static readonly LocalizedTexts Texts = new("Erasure.Pages.ErasureTexts");
    private static readonly StatedSentences Refusals = new(Texts, "Refusal.");

    /// <summary>The text of a value.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => this[$"{typeof(T).Name}.{value}"];

    /// <summary>Why a verification could not be made, as documents state it: in English, whatever their reader speaks.</summary>
    public static string English(string refusal, params ReadOnlySpan<object?> values) =>
        Texts.English("Refusal." + refusal, values);

    /// <summary>Why a verification could not be made, in the language.</summary>
    public string Refusal(string english) => Refusals.Translate(english, Language);

    /// <summary>A reason or a refusal: the words for ours, and the service's code as it is.</summary>
    public string? Reason(string? reason) => reason is null ? null : Find("Reason." + reason) ?? Refusal(reason);
}
