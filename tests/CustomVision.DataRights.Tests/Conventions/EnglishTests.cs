using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>
/// Texts are native English: phrases of the dialect that this house once spoke are refused, each with what to say instead.
/// </summary>
public sealed class EnglishTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMinutes(1);
    private static readonly string[] Extensions = [".cs", ".md", ".html", ".js", ".css", ".resx", ".txt"];

    // Phrases, not words that are legal in prose: "kept", "gone" and "together" are not listed, and "can be told apart" passes. A blank
    // also matches a line break.
    private static readonly (string Phrase, string Instead)[] Phrases =
    [
        ("nobody", "no one, or the passive voice"),
        ("somebody( else)?", "a person, another caller, or the passive voice"),
        ("whoever", "the reader, the caller, anyone who"),
        ("anew", "again"),
        ("meanwhile", "since, in the interim, during the export"),
        ("(go|goes|going|went) on", "resumes, continues, in progress"),
        ("(could not|couldn't|cannot|can|can not) be had", "could not be retrieved, is available"),
        ("(is|are|was|were) had", "is available, was retrieved"),
        ("hears?( of)?", "receives"),
        ("(is|are|was|were|be) told(?! apart)", "receives, is notified, is known"),
        ("(take|takes|taking|taken|took) along", "include"),
        ("a word about", "a note on"),
        ("(is|are|was|were) brought again", "is downloaded again"),
        (@"(?<![""`])(doubts?|doubtful|suspects?)(?![""`])", "integrity warning, probably"),
        ("lanes?", "throttle, rate limiter"),
        ("what is there", "its content, the objects that exist"),
        ("(stands?|stood)(?! (for|alone))", "is, is embedded; for a place: location, path, position"),
        ("(?<!there )(is|are|was|were) no (?!(longer|more|less|larger|later|earlier|older)\\b)\\w+", "is not a"),
        ("brought(?! (back|up|about|together))", "downloaded, received, arrived"),
        ("(take|took|taken) for granted|wrote down", "assumed; recorded"),
        ("tells (it|what|when|whether|if|how|where|which|why)", "shows, determines"),
        ("of the sort", "such; name the thing"),
        ("put(ting|s)? together", "created, composed, joined"),
        ("(what|which) it (says|names|tells|gives)", "its content, the listed objects: a noun"),
        ("(die|dies|died|dying|doomed) (along|with it)", "is deleted as collateral, is deleted with it"),
        ("without a word", "silently, without a message"),
        ("truthfully|a person says", "correctly; a person confirmed"),
        ("do(es)? no harm", "is harmless"),
        (@"how far (it|an?|the) (\w+ )?(is|are)\b", "the progress, the stage"),
        (@"whose an? \w+ is", "the subject of, the owner of"),
        (@"whose \w+ (it is|they are)", "a noun: the payload file"),
        ("looks? or run", "pass or run"),
    ];

    // Only in texts for people: in code, "the objects that were asked for" is a plain sentence.
    private static readonly Regex AskedFor = new(@"\basked\sfor\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Timeout);
    private static readonly Regex TestName = new(@"^    public (?:async Task|Task|void) (\w+_\w+)\(", RegexOptions.Multiline, Timeout);

    private static readonly Regex Dialect = new(
        string.Join(
            '|',
            Phrases.Select((entry, index) => $@"(?<p{index}>\b(?:{entry.Phrase.Replace(" ", @"\s", StringComparison.Ordinal)})\b)")
        ),
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled,
        Timeout
    );

    [Fact]
    public void Texts_contain_no_phrase_of_the_dialect()
    {
        var files = Files().ToList();

        files.Should().HaveCountGreaterThan(300, "src, samples, docs and the root's Markdown are read");
        var hits = files.SelectMany(file => Hits(Path.GetRelativePath(Repository.Root, file), File.ReadAllText(file)));
        string.Join('\n', hits).Should().BeEmpty("each line names a file, its line, the phrase and what to say instead");
    }

    [Fact]
    public void Names_of_tests_contain_no_phrase_of_the_dialect()
    {
        var names = Directory
            .EnumerateFiles(Repository.PathOf("tests"), "*Tests*.cs", SearchOption.AllDirectories)
            .Where(IsSource)
            .SelectMany(file => TestName.Matches(File.ReadAllText(file)).Select(match => (File: file, Name: match.Groups[1].Value)))
            .ToList();

        names.Should().HaveCountGreaterThan(1000, "the tests of every project are read");
        var hits = names.SelectMany(test => Hits(Path.GetRelativePath(Repository.Root, test.File), Sentence(test.Name)));
        string.Join('\n', hits).Should().BeEmpty("each line names a file, the phrase in a test's name and what to say instead");
    }

    [Fact]
    public void Texts_for_people_say_requested()
    {
        var texts = Files().Where(file => Path.GetExtension(file) == ".resx").ToList();

        texts.Should().HaveCountGreaterThan(20, "the texts of every language are read");
        texts.Where(file => AskedFor.IsMatch(File.ReadAllText(file))).Should().BeEmpty("what a person asked for is \"requested\"");
    }

    [Theory]
    [InlineData("A_line_that_is_no_entry_is_malformed", "a.cs:1: 'is no entry'. Say: is not a")]
    [InlineData("Code_does_what_it_says", "a.cs:1: 'what it says'. Say: its content, the listed objects: a noun")]
    [InlineData("The_earlier_look_or_run_is_kept", "a.cs:1: 'look or run'. Say: pass or run")]
    public void Phrase_in_the_name_of_a_test_is_named(string name, string hit) => Hits("a.cs", Sentence(name)).Should().Equal(hit);

    [Theory]
    [InlineData("/// <param name=\"progress\">Hears the rest.</param>", "a.cs:1: 'Hears'. Say: receives")]
    [InlineData("The job\n/// goes\n    /// on from the journal.", "a.cs:2: 'goes on'. Say: resumes, continues, in progress")]
    [InlineData("The bytes could not be had.", "a.cs:1: 'could not be had'. Say: could not be retrieved, is available")]
    [InlineData("The line is\n    // no record.", "a.cs:1: 'is no record'. Say: is not a")]
    [InlineData("The object, and where it stands.", "a.cs:1: 'stands'. Say: is, is embedded; for a place: location, path, position")]
    [InlineData("It says nothing of the\n/// sort.", "a.cs:1: 'of the sort'. Say: such; name the thing")]
    [InlineData("/// <param name=\"file\">Whose bytes they are.</param>", "a.cs:1: 'Whose bytes they are'. Say: a noun: the payload file")]
    [InlineData("Null.\n/// <summary>What it says.</summary>", "a.cs:2: 'What it says'. Say: its content, the listed objects: a noun")]
    public void Phrase_is_named_with_its_line_and_what_to_say(string text, string hit) => Hits("a.cs", text).Should().Equal(hit);

    [Theory]
    [InlineData("The two can be told apart. What is kept is gone, together with the plane.")]
    [InlineData("It depends on what goes. On each run, heard events are counted.")]
    [InlineData("There is no list. It is no longer listed; %25 stands for a percent sign, and `doubt` is a member.")]
    public void English_that_is_legal_passes(string text) => Hits("a.cs", text).Should().BeEmpty();

    private static IEnumerable<string> Files() =>
        new[] { "src", "samples", "docs" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.PathOf(folder), "*", SearchOption.AllDirectories))
            .Concat(Directory.EnumerateFiles(Repository.Root, "*.md"))
            .Where(file =>
                Extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase)
                && !file.Contains(".approved.", StringComparison.Ordinal)
            )
            .Where(IsSource);

    private static bool IsSource(string file) =>
        !Path.GetRelativePath(Repository.Root, file)
            .Split(Path.DirectorySeparatorChar)
            .Any(part => part is "obj" or "bin" or "node_modules");

    private static string Sentence(string name) => name.Replace('_', ' ');

    // A phrase may be broken over two lines of a comment: the break and the comment's mark count as one blank, and the line stays
    // countable.
    private static IEnumerable<string> Hits(string path, string text)
    {
        var flat = Regex.Replace(text, @"[ \t]*\r?\n[ \t]*(///?[ \t]*)?", "\n", RegexOptions.None, Timeout);
        foreach (Match match in Dialect.Matches(flat))
        {
            var index = Enumerable.Range(0, Phrases.Length).First(index => match.Groups[$"p{index}"].Success);
            var line = flat.AsSpan(0, match.Index).Count('\n') + 1;
            yield return $"{path.Replace('\\', '/')}:{line}: '{match.Value.Replace('\n', ' ')}'. Say: {Phrases[index].Instead}";
        }
    }
}
