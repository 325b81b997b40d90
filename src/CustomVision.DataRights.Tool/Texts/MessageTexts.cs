using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Texts;

/// <summary>The texts of errors and progress, from <c>MessageTexts.resx</c> and its translations.</summary>
internal static class MessageTexts
{
    private static readonly LocalizedTexts Texts = new("Tool.Texts.MessageTexts");

    /// <summary>Gets a text with values.</summary>
    public static string Get(string key, params ReadOnlySpan<object?> values) =>
        new LanguageTexts(Texts, ConsoleTexts.Language).Format(key, values);

    /// <summary>Gets the singular or plural text for a number; the number is its first value.</summary>
    public static string Count(string key, long count) => new LanguageTexts(Texts, ConsoleTexts.Language).Count(key, count);
}
