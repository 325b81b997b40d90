using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>The texts of descriptions and pages, from <c>ReportTexts.resx</c> and its translations.</summary>
internal sealed class ReportTexts : LanguageTexts
{
    private static readonly LocalizedTexts Texts = new("Export.Reporting.ReportTexts");

    private ReportTexts(TextLanguage language)
        : base(Texts, language) { }

    public string CrateName => this["crate.name"];

    public string CrateDescription => Format("crate.description", PayloadPlace.Report);

    public string LicenseName => this["license.name"];

    public string LicenseDescription => this["license.description"];

    public string PublisherName => this["publisher.name"];

    /// <summary>The description of a file or directory without a specific text.</summary>
    public string PartDescription => this["about.part"];

    /// <param name="language">An IETF tag; English if the language is not available.</param>
    public static ReportTexts For(string language) => new(TextLanguage.Of(language));

    /// <summary>Translates sentences of the report, which is in English, to the language of the pages.</summary>
    public string Translate(string sentences) => ReasonTexts.Translate(sentences, Language);

    /// <summary>
    /// Gets the sentences about other people to consider before the copy is handed over; empty if it contains no data about others.
    /// </summary>
    public IEnumerable<string> Others(ExportedOthers? others)
    {
        if (others is { IsAny: true })
        {
            yield return Fill(
                this[others.IsBlanked ? "others.blanked" : "others.named"],
                Count("others.images", others.Images),
                Count("others.tags", others.Tags),
                Count("others.regions", others.Regions),
                Count("others.predictions", others.Predictions),
                Count("others.metadata", others.MetadataValues)
            );
        }

        if (others is not null)
        {
            yield return this["others.pixels"];
        }
    }

    public string CategoryName(string key) => this["category." + key];

    /// <summary>Gets the name of a part of the archive.</summary>
    /// <param name="part">The part, as returned by <see cref="PayloadPlace.PartOf"/>.</param>
    public string PartName(string part) => this["document." + part];

    /// <summary>Gets the description of a part of the archive.</summary>
    /// <param name="part">The part, as returned by <see cref="PayloadPlace.PartOf"/>.</param>
    public string DescriptionOf(string part) => Format("about." + part, ArchiveCategories.Find(part)?.List?.FileName);
}
