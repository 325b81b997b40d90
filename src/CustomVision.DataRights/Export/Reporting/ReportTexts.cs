using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>The words of descriptions and pages, from <c>ReportTexts.resx</c> and its translations.</summary>
internal sealed class ReportTexts
{
    private static readonly LocalizedTexts Texts = new("Export.Reporting.ReportTexts");
    private readonly TextLanguage _language;

    private ReportTexts(TextLanguage language) => _language = language;

    public string CrateName => Text("crate.name");

    public string CrateDescription => string.Format(_language.Numbers, Text("crate.description"), PayloadPlace.Report);

    public string LicenseName => Text("license.name");

    public string LicenseDescription => Text("license.description");

    public string PublisherName => Text("publisher.name");

    /// <summary>The description of a file or directory that has no text of its own.</summary>
    public string PartDescription => Text("about.part");

    /// <param name="language">An IETF tag; English where the language is not available.</param>
    public static ReportTexts For(string language) => new(TextLanguage.Of(language));

    /// <summary>Says sentences of the report, which is English, in the language of the pages.</summary>
    public string Translate(string sentences) => ReasonTexts.Translate(sentences, _language);

    /// <summary>What a person must know about others before the copy is handed over; empty where it says nothing about them.</summary>
    public IEnumerable<string> Others(ExportedOthers? others)
    {
        if (others is { IsAny: true })
        {
            yield return string.Format(
                _language.Numbers,
                Text(others.IsBlanked ? "others.blanked" : "others.named"),
                others.Images,
                others.Tags,
                others.Regions,
                others.Predictions,
                others.MetadataValues
            );
        }

        if (others is not null)
        {
            yield return Text("others.pixels");
        }
    }

    public string CategoryName(string key) => Text("category." + key);

    /// <summary>The name of a part of the archive.</summary>
    /// <param name="part">A part, as <see cref="PayloadPlace.PartOf"/> names it.</param>
    public string PartName(string part) => Text("document." + part);

    /// <summary>The description of a part of the archive.</summary>
    /// <param name="part">A part, as <see cref="PayloadPlace.PartOf"/> names it.</param>
    public string DescriptionOf(string part) =>
        string.Format(_language.Numbers, Text("about." + part), ArchiveCategories.Find(part)?.List?.FileName);

    private string Text(string key) => Texts.Get(key, _language);
}
