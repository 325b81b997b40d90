using System.Runtime.CompilerServices;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>
/// The sentences of a report, from <c>ReasonTexts.resx</c> and its translations. A report is English, so that programs and support can
/// compare them (decision 0033); its pages say them in their own language.
/// </summary>
internal static class ReasonTexts
{
    private static readonly StatedSentences Sentences = new(new LocalizedTexts("Export.Reporting.ReasonTexts"));

    /// <summary>A sentence as the report has it.</summary>
    public static string English([CallerMemberName] string key = "") => Sentences.English(key);

    /// <summary>A sentence with values as the report has it.</summary>
    public static string English(string key, params ReadOnlySpan<object?> values) =>
        Sentences.English(key, values);

    /// <summary>Translates sentences of a report. A sentence that is not the library's own is returned unchanged.</summary>
    public static string Translate(string sentences, TextLanguage language) => Sentences.Translate(sentences, language);
}
