using System.Globalization;
using System.Resources;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>The words of reports and pages, from <c>ReportTexts.resx</c>.</summary>
internal sealed class ReportTexts
{
    private static readonly ResourceManager Texts = new("CustomVision.DataRights.Export.Reporting.ReportTexts", typeof(ReportTexts).Assembly);
    private readonly CultureInfo _culture;

    private ReportTexts(CultureInfo culture) => _culture = culture;

    public string CrateName => Text("crate.name");

    public string CrateDescription => Text("crate.description");

    public string CrateLicense => Text("crate.license");

    /// <param name="language">An IETF tag; English where the language is not available.</param>
    public static ReportTexts For(string language) => new(CultureInfo.GetCultureInfo(language));

    public string CategoryName(string key) => Text("category." + key);

    /// <summary>What a document or a directory of the archive is; its own name where it has no words.</summary>
    public string DocumentName(string fileName) => Texts.GetString("document." + fileName, _culture) ?? fileName;

    private string Text(string key) => Texts.GetString(key, _culture) ?? throw new MissingManifestResourceException($"There is no text '{key}'.");
}
