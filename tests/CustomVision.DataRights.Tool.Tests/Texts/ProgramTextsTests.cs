using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;
using CustomVision.DataRights.Languages;
using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool.Tests.Texts;

/// <summary>What the program says is in its resources, and nothing of it in its code.</summary>
public sealed class ProgramTextsTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly string Source = Path.Combine(SampleTests.Repository(), "src");

    /// <summary>The files of texts of the program.</summary>
    public static TheoryData<string> Files => ["ConsoleTexts", "HelpTexts", "MessageTexts"];

    public static TheoryData<string> Languages => ["fr", "ko"];

    [Fact]
    public void No_command_has_a_sentence_in_its_code()
    {
        // MessageTranslator puts options in the place of members in sentences of the library; the other is never shown.
        string[] others = ["MessageTranslator.cs", "UnknownTagException.cs"];
        var files = Directory
            .EnumerateFiles(Path.Combine(Source, "CustomVision.DataRights.Tool"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !others.Contains(Path.GetFileName(file), StringComparer.Ordinal) && !IsMade(file))
            .ToList();

        files.Should().HaveCountGreaterThan(50);
        files
            .SelectMany(file => SourceText.In(File.ReadAllText(file)).Select(text => $"{Path.GetFileName(file)}: {text}"))
            .Where(text => Regex.IsMatch(text, ": .*([A-Za-z]{2,} [a-z]{2,}|^[A-Z][a-z]+ing$)", RegexOptions.Singleline, Timeout))
            .Should()
            .Equal("DataRightsCommand.cs: as expected type '");
    }

    [Theory]
    [InlineData("throw new X(\"Set \" + \"the option.\");", "Set the option.")]
    [InlineData("a($\"{b.C(\"x y\")} is no file {d}.\")", "{0} is no file {1}.")]
    [InlineData("// \"not this\"\nvar c = '\"'; var d = \"but \\\"this\\\"\";", "but \"this\"")]
    public void A_sentence_in_code_is_seen(string code, string text) => SourceText.In(code).Should().Contain(text);

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_is_in_every_language_with_the_same_places_for_values(string file)
    {
        var english = Read(file, TextLanguage.English);
        english.Should().HaveCountGreaterThan(90);
        foreach (var language in TextLanguage.All)
        {
            var texts = Read(file, language);

            texts.Keys.Should().BeEquivalentTo(english.Keys, "{0} must have every text", language.Tag);
            texts
                .Where(text => text.Value.Trim().Length == 0 || !Places(text.Value).SequenceEqual(Places(english[text.Key])))
                .Should()
                .BeEmpty("{0} has the same values", language.Tag);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void French_has_its_typography_and_no_plural_in_parentheses(string file) =>
        Read(file, TextLanguage.French)
            .Where(text =>
                Regex.IsMatch(
                    text.Value,
                    "(?<!\u00A0):(?![\\w/{])|(?<!\u202F)[;?!]|«(?!\u00A0)|(?<!\u00A0)»|['\"]|\\((e|s|es)\\)",
                    RegexOptions.None,
                    Timeout
                )
            )
            .Should()
            .BeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_is_used(string file)
    {
        var code = string.Join(
            '\n',
            Directory
                .EnumerateFiles(Path.Combine(Source, "CustomVision.DataRights.Tool"), "*.cs", SearchOption.AllDirectories)
                .Where(path => !IsMade(path))
                .Select(File.ReadAllText)
        );

        // Made of a part that the code names and one that it computes: of an enumeration, a category, a sentence, a count.
        Read(file, TextLanguage.English)
            .Keys.Select(key => Regex.Replace(key, @"\.(one|named|retained)$", "", RegexOptions.None, Timeout))
            .Where(key => !code.Contains($"\"{key}", StringComparison.Ordinal))
            .Where(key =>
                !Regex.IsMatch(
                    key,
                    @"^([A-Z]\w+\.\w+|(stated|category|member|document|setting|tagType|account|size|progress|rate)\..+"
                        + @"|otherRequest\.[A-Z]\w+|option\.id\.\w+)$",
                    RegexOptions.None,
                    Timeout
                )
            )
            .Should()
            .BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public async Task Help_is_in_the_language_of_the_command_line(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        var english = Symbols(DataRightsCommand.CreateRoot()).ToDictionary(symbol => symbol.Path, symbol => symbol.Text);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        var symbols = Symbols(DataRightsCommand.CreateRoot()).ToList();

        symbols.Should().HaveCountGreaterThan(90);
        symbols
            .Where(symbol => string.IsNullOrWhiteSpace(symbol.Text) || symbol.Text == english[symbol.Path])
            .Select(symbol => symbol.Path)
            .Where(path => !path.EndsWith(" --version", StringComparison.Ordinal)) // the parser describes it
            .Should()
            .BeEmpty();

        var help = await Datarights.RunAsync("erase", "plan", "--help", "--language", language);
        help.ExitCode.Should().Be(0);
        help.Output.Should().Contain(symbols.Single(symbol => symbol.Path == "datarights erase plan --archive").Text);
    }

    private static IEnumerable<(string Path, string? Text)> Symbols(Command command, string above = "datarights")
    {
        yield return (above, command.Description);
        foreach (var symbol in command.Options.Concat<Symbol>(command.Arguments))
        {
            yield return ($"{above} {symbol.Name}", symbol.Description);
        }

        foreach (var symbol in command.Subcommands.SelectMany(child => Symbols(child, $"{above} {child.Name}")))
        {
            yield return symbol;
        }
    }

    private static bool IsMade(string file) =>
        file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal);

    private static Dictionary<string, string> Read(string file, TextLanguage language) =>
        new LocalizedTexts("Tool.Texts." + file).Entries(language).ToDictionary(StringComparer.Ordinal);

    private static IEnumerable<string> Places(string text) =>
        Regex.Matches(text, @"\{\d+\}", RegexOptions.None, Timeout).Select(match => match.Value).Distinct(StringComparer.Ordinal).Order();
}
