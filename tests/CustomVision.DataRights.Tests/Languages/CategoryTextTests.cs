using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tests.Languages;

/// <summary>The texts of a report and of the crate are keyed by the table of what an archive holds.</summary>
public sealed class CategoryTextTests
{
    [Fact]
    public void Every_category_and_every_part_of_an_archive_has_its_texts_and_no_text_is_left_over()
    {
        // The files of an iteration's images are in the directory of the project's.
        string[] parts =
        [
            .. PayloadPlace.OtherParts,
            .. ArchiveCategories.All.Except([ArchiveCategories.IterationImageFiles]).Select(category => category.Key),
        ];
        string[] keys =
        [
            .. ArchiveCategories.Reported.Select(category => "category." + category.Key),
            .. parts.Select(part => "document." + part),
            .. parts.Select(part => "about." + part),
            "about.part",
        ];

        var texts = new LocalizedTexts("Export.Reporting.ReportTexts");
        foreach (var language in TextLanguage.All)
        {
            texts
                .Entries(language)
                .Select(text => text.Key)
                .Where(key => key.Split('.')[0] is "category" or "document" or "about")
                .Should()
                .BeEquivalentTo(keys, "in {0}", language.Tag);
        }
    }
}
