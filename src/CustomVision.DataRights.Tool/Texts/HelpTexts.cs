using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Texts;

/// <summary>The <c>--help</c> texts of commands and options, from <c>HelpTexts.resx</c> and its translations.</summary>
internal static class HelpTexts
{
    private static readonly LocalizedTexts Texts = new("Tool.Texts.HelpTexts");

    /// <summary>Gets a text with values.</summary>
    public static string Get(string key, params ReadOnlySpan<object?> values) =>
        new LanguageTexts(Texts, ConsoleTexts.Language).Format(key, values);
}
