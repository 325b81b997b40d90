using System.Runtime.CompilerServices;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>
/// The sentences of a report, from <c>ReasonTexts.resx</c> and its translations. Reports are in English, so that programs and support can
/// compare them (decision 0033); the pages translate them.
/// </summary>
internal static class ReasonTexts
{
    private static readonly StatedSentences Sentences = new(new LocalizedTexts("Export.Reporting.ReasonTexts"));

    /// <summary>Gets the sentence in English, as in the report.</summary>
    public static string English([CallerMemberName] string key = "") => Sentences.English(key);

    /// <summary>Gets a sentence with values in English, as in the report.</summary>
    public static string English(string key, params ReadOnlySpan<object?> values) =>
        Sentences.English(key, values);

    /// <summary>Translates sentences of a report. A sentence that is not the library's own is returned unchanged.</summary>
    public static string Translate(string sentences, TextLanguage language) => Sentences.Translate(sentences, language);
}
