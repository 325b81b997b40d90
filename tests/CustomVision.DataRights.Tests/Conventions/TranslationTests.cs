using System.Text.RegularExpressions;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Tests.Languages;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>Every text is in every language, with the same places for values and the typography of the language.</summary>
public sealed class TranslationTests
{
    private const char NoBreak = '\u00A0';
    private const char NarrowNoBreak = '\u202F';

    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);

    private static readonly IReadOnlyList<string> Files = ResourceFiles.Names;

    [Fact]
    public void Every_file_of_texts_is_in_the_assembly_in_every_language()
    {
        Files.Should().Contain(["Account.AccountTexts", "Catalog.CatalogTexts", "Viewer.ViewerTexts"]).And.HaveCountGreaterThan(4);
        Languages().SelectMany(language => Files.Select(file => ResourceOf(file, language))).Should().BeSubsetOf(
            typeof(IUserDataManager).Assembly.GetManifestResourceNames()
        );
    }

    [Fact]
    public void Every_text_is_in_every_language_with_the_same_places_for_values()
    {
        foreach (var file in Files)
        {
            var english = Read(file, TextLanguage.English);
            foreach (var language in Languages())
            {
                var texts = Read(file, language);

                texts.Keys.Should().BeEquivalentTo(english.Keys, "{0} must have the texts of {1}", language.Tag, file);
                foreach (var (key, text) in texts)
                {
                    text.Trim().Should().NotBeEmpty("{0} {1} in {2}", file, key, language.Tag);
                    Places(text).Should().Equal(Places(english[key]), "{0} {1} in {2} has the same values", file, key, language.Tag);
                    text.Count(letter => letter == '\n')
                        .Should()
                        .Be(english[key].Count(letter => letter == '\n'), "{0} {1} in {2} has as many lines", file, key, language.Tag);
                }
            }
        }
    }

    [Fact]
    public void French_has_its_typography()
    {
        foreach (var (key, text) in Files.SelectMany(file => Read(file, TextLanguage.French)))
        {
            Regex
                .Matches(
                    text,
                    $"(?<![{NoBreak}]):(?!//)|(?<![{NarrowNoBreak}])[;?!]|«(?!{NoBreak})|(?<!{NoBreak})»|['\"]",
                    RegexOptions.None,
                    Timeout
                )
                .Should()
                .BeEmpty("{0} has a space that does not break before : ; ? ! and inside « », and a typographic apostrophe", key);
        }
    }

    private static IEnumerable<TextLanguage> Languages() => TextLanguage.All.Where(language => language != TextLanguage.English);

    private static string ResourceOf(string file, TextLanguage language) => $"CustomVision.DataRights.{file}.{language.Tag}.resources";

    private static Dictionary<string, string> Read(string file, TextLanguage language) =>
        new LocalizedTexts(file).Entries(language).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<string> Places(string text) =>
        Regex.Matches(text, @"\{\d+\}", RegexOptions.None, Timeout).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order();
}
