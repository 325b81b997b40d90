using System.Runtime.CompilerServices;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Viewer;

/// <summary>The texts of the pages in one language, from <c>ViewerTexts.resx</c> and its translations.</summary>
internal sealed partial class ViewerTexts : LanguageTexts
{
    private static readonly LocalizedTexts Texts = new("Viewer.ViewerTexts");

    private ViewerTexts(TextLanguage language)
        : base(Texts, language) { }

    /// <summary>Gets the texts in a language or the closest available one: <c>fr-CA</c>, then <c>fr</c>, then English.</summary>
    /// <param name="language">A BCP 47 tag.</param>
    /// <exception cref="ArgumentException">The text is not a well-formed language tag.</exception>
    public static ViewerTexts For(string language)
    {
        if (language.Length > 0 && !LanguageTag.IsWellFormed(language))
        {
            throw new ArgumentException("The language is not a language tag. Give a tag such as 'en' or 'fr'.", nameof(language));
        }

        return new ViewerTexts(TextLanguage.Of(language));
    }

    /// <summary>Translates a status or type of the service. Unknown values are returned unchanged.</summary>
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

    private string Get([CallerMemberName] string name = "") => this[name];
}
