using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Tests.Texts;

/// <summary>The places and kinds within sentences of the library: they are in the language too.</summary>
public sealed class StatedPlacesTests
{
    private const string Id = "0b5e60d4-9c06-4e49-8f93-7d5f2f0a1c11";

    [Theory]
    [InlineData("It counts 3 under tags; there are 2.", "« balises »")]
    [InlineData($"It counts 3 under tags of project {Id}; there are 2.", $"« balises » du projet {Id}")]
    [InlineData($"It counts 3 under image-performance of project {Id}, iteration {Id}; there are 2.", $"du projet {Id}, itération {Id}")]
    [InlineData($"It states that tags of project {Id} were read, but there is no list of them.", $"« balises » du projet {Id}")]
    [InlineData($"It does not count the 3 that are there of tags of project {Id}.", $"« balises » du projet {Id}")]
    [InlineData("The approval in the receipt is not the one in the journal: approver differs.", "approbateur diffère")]
    [InlineData("This is not a receipt: its member 'format' is not 'x/1'. Specify the file of a receipt.", "(attestation)")]
    [InlineData(
        "The plan cannot be read: the member '$.terms' is missing, unknown, given twice or of another type. Take the plan from where it "
            + "was kept unaltered, or make a new one.",
        "le champ « $.terms » manque"
    )]
    [InlineData(
        "The archive is damaged, or cannot be read in full (problems found: 5). Verify it, and specify an intact copy.",
        "indiquez une copie intacte"
    )]
    [InlineData(
        $"The restore of project {Id} stopped. The service failed: try again later. Remove the cause that the target names. Run the "
            + "restore again to resume it.",
        "Supprimez la cause que la cible indique. Exécutez de nouveau la restauration"
    )]
    [InlineData("The target does not accept the key or token. Check Endpoint and TrainingKey.", "Vérifiez CUSTOMVISION_ENDPOINT")]
    public void A_sentence_is_in_French_with_its_places(string stated, string expected)
    {
        var sentences = new StatedSentences(new LocalizedTexts("Tool.Texts.ConsoleTexts"), "stated.", "category.", "member.", "document.");

        var said = sentences.Translate(stated, TextLanguage.French).Replace('\u00A0', ' ');

        said.Should().Contain(expected).And.NotMatchRegex("\\b(of|the|is|and|there)\\b");
        sentences.Translate(stated, TextLanguage.Korean).Should().NotMatchRegex("\\b(of|the|is|and|there)\\b");
    }
}
