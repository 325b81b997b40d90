using System.Text.RegularExpressions;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Tests.Texts;

/// <summary>Sentences that the library states in English, and that the program says in the language: none is missed.</summary>
public sealed class StatedSentencesTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly string Library = Path.Combine(SampleTests.Repository(), "src", "CustomVision.DataRights");

    /// <summary>Where findings are stated that a command prints.</summary>
    public static TheoryData<string> Findings =>
        [
            "Erasure/Audit/JournalComparison.cs",
            "Erasure/Audit/PlanComparison.cs",
            "Erasure/Audit/ReceiptCheck.cs",
            "Erasure/ErasureAudit.cs",
            "Erasure/Journal/JournalChain.cs",
            "Comparison/ImageComparer.cs",
            "Restore/ArchiveRestorer.cs",
            "Restore/RestoreResult.cs",
        ];

    [Theory]
    [MemberData(nameof(Findings))]
    public void Every_finding_is_said_in_French_and_Korean(string file)
    {
        var texts = new LocalizedTexts("Tool.Texts.ConsoleTexts");
        var sentences = new StatedSentences(texts, "stated.");
        var stated = SourceText
            .In(File.ReadAllText(Path.Combine(Library, file)))
            .Where(text => Regex.IsMatch(text, "[A-Za-z]{2,},? [a-z]{2,}", RegexOptions.None, Timeout))
            .Where(text => !Internal.Contains(text, StringComparer.Ordinal))
            .Select(text => Regex.Replace(text, @"\{(\d+)\}", "X$1", RegexOptions.None, Timeout))
            .ToList();

        stated.Should().NotBeEmpty();
        foreach (var language in TextLanguage.All.Where(language => language != TextLanguage.English))
        {
            stated
                .Where(text => sentences.Translate(text, language) == text)
                .Should()
                .BeEmpty("{0} must be said in {1}", file, language.Tag);
        }
    }

    // Of errors that these files throw for a host; the program checks the same before, or names an option.
    private static readonly string[] Internal =
    [
        "The archive is not in a directory, so the restore's journal has no default location. Set WorkDirectory (--work).",
        "No receipts were specified, so data of people who were erased since the export could return. Set Receipts to the receipts of "
            + "all erasures (--receipt), or set WithoutReceipts (--without-receipts) if there were none.",
        "Receipts are given together with WithoutReceipts. Choose one of them.",
        "MaxBatchBytes must be above 0.",
        "{0}: {1} projects, {2} images, {3} not restored, {4} erased.",
    ];
}
