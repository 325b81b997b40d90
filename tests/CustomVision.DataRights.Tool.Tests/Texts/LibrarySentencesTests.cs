using System.Text.RegularExpressions;
using CustomVision.DataRights.Languages;

namespace CustomVision.DataRights.Tool.Tests.Texts;

/// <summary>
/// Every sentence in the code of the library either is translated by the console, or is in <see cref="NotShown"/> with the reason why it
/// cannot reach the user of the console.
/// </summary>
public sealed class LibrarySentencesTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly string Source = Path.Combine(SampleTests.Repository(), "src");

    private static readonly StatedSentences[] Translations =
    [
        new(new LocalizedTexts("Tool.Texts.ConsoleTexts"), "stated.", "category.", "member.", "document."),
    ];

    public static IReadOnlyList<string> PackageNames { get; } =
        ["CustomVision.DataRights", "CustomVision.DataRights.Azure", "CustomVision.DataRights.AzureStorage"];

    public static TheoryData<string> Packages => [.. PackageNames];

    [Theory]
    [MemberData(nameof(Packages))]
    public void Every_sentence_of_the_library_is_translated_or_cannot_be_shown(string package)
    {
        var folder = Path.Combine(Source, package);
        var sentences = Directory
            .EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(file => (Path: Path.GetRelativePath(folder, file).Replace('\\', '/'), Code: File.ReadAllText(file)))
            .Where(file => !NotShown.Files.Keys.Any(beginning => IsIn(file.Path, beginning)))
            .SelectMany(file => SourceText.In(file.Code).Where(IsSentence).Select(text => (file.Path, Text: text)))
            .ToList();

        sentences.Should().NotBeEmpty();
        var untranslated = sentences
            .Where(sentence => !NotShown.Sentences.Any(known => sentence.Text.StartsWith(known, StringComparison.Ordinal)))
            .Where(sentence => !IsTranslated(sentence.Text))
            .Select(sentence => $"{sentence.Path}: {sentence.Text}");
        string.Join('\n', untranslated)
            .Should()
            .BeEmpty("a person may read it: add it to ConsoleTexts.resx as stated.*, or to NotShown with the reason");
    }

    [Fact]
    public void Every_exception_of_the_rule_still_exists()
    {
        var code = string.Join(
            '\n',
            Directory
                .EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
                .Where(file => file.Contains("CustomVision.DataRights", StringComparison.Ordinal))
                .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
                .SelectMany(file => SourceText.In(File.ReadAllText(file)))
        );

        NotShown.Sentences.Where(known => !code.Contains(known, StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("The approval has no Approver. The receipt states who approved, and why.")]
    [InlineData("The approval has no Reason. The receipt states who approved, and why.")]
    [InlineData(
        "The archive cannot be read. There are no blobs below https://a/b. Specify the archive's prefix: the part before /bagit.txt."
    )]
    [InlineData("GetImages failed with status 503 (Busy) after 3 attempts. The service failed: try again later.")]
    [InlineData("Accounts_Get failed with status 403 (AuthorizationFailed). The service refused the request.")]
    [InlineData("GetProjects: no answer came in time. No answer began within 100 seconds. Check the network, or raise Timeouts:Attempt.")]
    [InlineData("GetImages: The service returned a link that is not https; it was not followed.")]
    [InlineData(
        "The image has 7,000,000 bytes, more than the 6,000,000 bytes that Downloads:MaxImageSize allows. Nothing of it was saved. Raise "
            + "Downloads:MaxImageSize and try again."
    )]
    [InlineData(
        "The model file has more than the 6,000,000 bytes that Downloads:MaxModelSize allows. Nothing of it was saved. Raise "
            + "Downloads:MaxModelSize and try again."
    )]
    [InlineData(
        "The endpoint is that of a whole region, and the account's keys could not be compared with the training key. Grant the identity "
            + "listKeys on the account, or give the account a custom subdomain."
    )]
    [InlineData(
        "The endpoint is that of a whole region, and the training key is not one of this account's. Register the account with the right "
            + "resource id, or the resource with that account's key."
    )]
    [InlineData(
        "Predictions.Application cannot be relied on: in project 7 the service shows stored predictions for an application that does not "
            + "exist. Choose them by time, iteration or id instead."
    )]
    [InlineData(
        "The plan cannot be read: the member '$.a' is missing. Take the plan from where it was kept unaltered, or make a new one."
    )]
    [InlineData(
        "The plan has the format 'x/1', and this version reads 'x/2'. Make a new plan; one that was begun is finished with the version "
            + "that made it."
    )]
    [InlineData("Line 7 of the journal was altered: its digest does not match its content. Resume with the version that began it.")]
    [InlineData(
        "The target does not offer the domain 7 (General) of project 8. The nearest is 9 (Food): choose it with DomainId (--domain 9)."
    )]
    [InlineData("The project was restored, and its training was refused or not answered. The service refused the request. It is not "
        + "repeated: train project 7 yourself.")]
    [InlineData("Project 7 could not be read completely, so its contents are unknown. GetImages: the answer is empty.")]
    [InlineData("The container c has a legal hold, and an export deletes its own work state and replaces lists that it reads again. "
        + "Nothing was written. Export into another container, and set the policy or the hold when the archive is complete and verified.")]
    [InlineData("It states that tags of project 7 were read, but there is no list of them.")]
    [InlineData("GetImages: the answer is larger, more than the 6 bytes that are read of one answer.")]
    [InlineData("GetImages: The answer is larger, more than the 6 bytes that are read of one answer.")]
    [InlineData("GetImages: The answer has 7 bytes, more than the 6 bytes that are read of one answer.")]
    [InlineData("GetImages: the answer has 7 bytes, more than the 6 bytes that are read of one answer.")]
    [InlineData(
        "DeleteImages: the answer with status 200 does not confirm the deletion, so the object may still be there; check that no proxy "
            + "answers in place of the Custom Vision training resource."
    )]
    [InlineData(
        "GetImages: the answer with status 204 is not one that the operation returns; check that no proxy answers in place of the Custom "
            + "Vision training resource."
    )]
    [InlineData(
        "The plan cannot be read: the member '$.a' has no value. Take the plan from where it was kept unaltered, or make a new one."
    )]
    [InlineData("data/x.json: 'images' is not an array of strings. Verify the archive; export it again if it differs.")]
    public void A_message_that_is_composed_of_several_texts_is_translated(string message) => IsTranslated(message).Should().BeTrue();

    private static bool IsIn(string file, string beginning) =>
        beginning.EndsWith('/') ? file.StartsWith(beginning, StringComparison.Ordinal) : file.EndsWith(beginning, StringComparison.Ordinal);

    private static bool IsSentence(string text) =>
        Regex.IsMatch(text, "[A-Za-z]{2,},? [a-z']+,? [a-z']{2,}", RegexOptions.None, Timeout);

    // A text in code may lack the beginning or the end that the code adds to it.
    private static bool IsTranslated(string text)
    {
        var filled = Regex.Replace(text, @"\{(\d+)\}", "X$1", RegexOptions.None, Timeout).Trim();
        var whole = Regex.Replace(filled, @"(?<=^|[.] )X\d+[.]? |(?<=[.])X\d+$", "", RegexOptions.None, Timeout);
        string[] forms = [filled, whole, filled + ".", $"X9: {filled}", $"X9: {filled}.", whole + ".", $"X9: {whole}."];
        return Array.Exists(forms, form => IsTranslatedInto(form, TextLanguage.French) && IsTranslatedInto(form, TextLanguage.Korean));
    }

    private static bool IsTranslatedInto(string text, TextLanguage language)
    {
        var said = Translations.Aggregate(text, (current, sentences) => sentences.Translate(current, language));
        said = CultureScoped(said, language);
        const string EnglishWords = @"\b(the|is|are|and|not|of|with|was|has|have|it|to|from|be|by|that|this|its)\b";
        return said != text && !Regex.IsMatch(said, EnglishWords, RegexOptions.IgnoreCase, Timeout);
    }

    // The sentences of reports and of erasures have translations in the library itself.
    private static string CultureScoped(string said, TextLanguage language) =>
        Erasure.ErasureSummary.DescribeReason(
            Export.ExportReasons.Describe(said, System.Globalization.CultureInfo.GetCultureInfo(language.Tag)),
            System.Globalization.CultureInfo.GetCultureInfo(language.Tag)
        );
}
