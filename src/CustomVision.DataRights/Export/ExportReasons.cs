using System.Globalization;
using CustomVision.DataRights.Export.Reporting;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Export;

/// <summary>The sentences of an export's report, in the language of the person who reads them.</summary>
/// <remarks>A report is in English, whatever the language of the request, so that programs and support can compare reports.</remarks>
public static class ExportReasons
{
    /// <summary>Describes why something is not in the archive, or what changed during the export.</summary>
    /// <param name="reason">A reason, a change or a remark of an <see cref="ExportResult"/> or of <c>report.json</c>.</param>
    /// <param name="culture">
    /// The language; English where it is not available. By default <see cref="CultureInfo.CurrentUICulture"/>.
    /// </param>
    /// <returns>The same sentences; what is not one of the library's own, such as an error's message, as it is.</returns>
    public static string Describe(string reason, CultureInfo? culture = null)
    {
        ArgumentNullException.ThrowIfNull(reason);
        return ReasonTexts.Translate(reason, TextLanguage.Of(culture ?? CultureInfo.CurrentUICulture));
    }
}
