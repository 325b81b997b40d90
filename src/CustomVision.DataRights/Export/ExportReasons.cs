using System.Globalization;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Export;

/// <summary>Translates the sentences of an export's report.</summary>
/// <remarks>Reports are always in English, so that programs and support can compare them.</remarks>
public static class ExportReasons
{
    /// <summary>Translates the reason for a gap in the archive, or the description of a change during the export.</summary>
    /// <param name="reason">A reason, a change or a remark of an <see cref="ExportResult"/> or of <c>report.json</c>.</param>
    /// <param name="culture">
    /// The language; English if it is not available. By default <see cref="CultureInfo.CurrentUICulture"/>.
    /// </param>
    /// <returns>The sentences in the language. Text that is not the library's own, such as an error message, is unchanged.</returns>
    public static string Describe(string reason, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return ReasonTexts.Translate(reason, TextLanguage.Of(culture ?? CultureInfo.CurrentUICulture));
    }
}
