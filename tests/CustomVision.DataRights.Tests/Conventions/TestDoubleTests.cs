using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tests.Conventions;

/// <summary>
/// Doubles of the product and the framework have one room, TestSupport/Doubles: elsewhere in tests a type may only be a test, a rig, or
/// what a test framework asks for.
/// </summary>
public sealed partial class TestDoubleTests
{
    private const string Room = "CustomVision.DataRights.TestSupport";

    // A type may have these bases anywhere: they belong to tests, not to what is tested.
    private static readonly string[] Harmless =
    [
        "IDisposable",
        "IAsyncDisposable",
        "IAsyncLifetime",
        "IClassFixture",
        "ICollectionFixture",
        "FactAttribute",
        "EnvironmentFactAttribute",
        "TheoryData",
        "JsonSerializerContext",
        "WebApplicationFactory",
        "OutOfMemoryException", // an exception that a test throws
    ];

    // The benchmarks measure what a user gets, so they see nothing of the tests: their handlers and progress are instruments.
    private static readonly string[] OtherPrograms = ["CustomVision.DataRights.Benchmarks"];

    [Fact]
    public void Tests_write_no_double_outside_the_shared_room()
    {
        var own = Files()
            .Where(file => !file.StartsWith(Room + "/", StringComparison.Ordinal))
            .SelectMany(file => Declarations(Text(file)).Select(type => (file, type.Name, Strange: type.Bases.Except(Harmless).ToList())))
            .Where(type => type.Strange.Count > 0)
            .Select(type => $"{type.file}: {type.Name} is a {string.Join(", ", type.Strange)}");

        own.Should().BeEmpty("a double belongs to {0}/Doubles; one of a single method is a substitute", Room);
    }

    [Fact]
    public void Tests_open_no_server_outside_the_shared_room()
    {
        var own = Files()
            .Where(file => !file.StartsWith(Room + "/", StringComparison.Ordinal))
            .Where(file => Servers().IsMatch(Text(file)));

        own.Should().BeEmpty("a server or proxy of the tests is in {0}/Doubles", Room);
    }

    [Fact]
    public void Tests_share_one_clock_and_one_log()
    {
        var types = Files().SelectMany(file => Declarations(Text(file))).ToList();

        types
            .Where(type => type.Bases.Any(name => name is "TimeProvider" or "FakeTimeProvider" or "ITimer"))
            .Select(type => type.Name)
            .Should()
            .BeEquivalentTo("TestClock", "ObservedTimer");
        types
            .Where(type => type.Bases.Any(name => name is "ILogger" or "ILoggerProvider" or "ILoggerFactory"))
            .Select(type => type.Name)
            .Should()
            .BeEquivalentTo("CapturedLog", "Logger", "CapturedTelemetry");
        Files().Where(file => Text(file).Contains("new FakeTime" + "Provider", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("sealed class A : HttpMessageHandler { }", "HttpMessageHandler")]
    [InlineData("class A<T>(Func<T, (int, string)> one) : IProgress<T>, IDisposable where T : class { }", "IProgress")]
    [InlineData("record struct A(int B) : System.IO.Stream;", "Stream")]
    [InlineData("class A(\n    byte[] bytes\n) : MemoryStream(bytes) { }", "MemoryStream")]
    [InlineData("class A(int b) { int C => b ? 1 : 2; }", null)]
    [InlineData("/// <summary>A class of images: many.</summary>", null)]
    public void Double_is_found_however_its_declaration_is_written(string code, string? strange) =>
        Declarations(code).SelectMany(type => type.Bases).Except(Harmless).Should().Equal(strange is null ? [] : [strange]);

    private static IEnumerable<string> Files()
    {
        var tests = Repository.PathOf("tests");
        return Directory
            .EnumerateFiles(tests, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(tests, file).Replace('\\', '/'))
            .Where(file => !file.Split('/').Any(part => part is "obj" or "bin" || OtherPrograms.Contains(part)));
    }

    private static string Text(string file) => File.ReadAllText(Repository.PathOf("tests", file));

    /// <summary>The types that a file declares, with the plain names of their bases.</summary>
    private static IEnumerable<(string Name, List<string> Bases)> Declarations(string code)
    {
        foreach (Match type in Types().Matches(code))
        {
            var bases = type.Groups["bases"].Value;
            for (var shorter = Brackets().Replace(bases, ""); shorter != bases; shorter = Brackets().Replace(bases, ""))
            {
                bases = shorter;
            }

            var names = bases.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            yield return (type.Groups["name"].Value, [.. names.Select(name => name.Split('.')[^1])]);
        }
    }

    [GeneratedRegex(
        """
        ^(?!\s*//)[^"\r\n]*\b(?:class|struct|record)\s+(?!class\b|struct\b)(?<name>\w+)\s*
        (?:<[^>]*>)?\s*
        (?:\((?>[^()]+|(?<open>\()|(?<-open>\)))*(?(open)(?!))\))?\s*
        (?::\s*(?<bases>[^{;]*?))?\s*(?:\bwhere\b|[{;])
        """,
        RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 60_000
    )]
    private static partial Regex Types();

    // Type arguments, and the arguments of a base's constructor.
    [GeneratedRegex(@"<[^<>]*>|\([^()]*\)", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Brackets();

    [GeneratedRegex(@"new (?:TcpListener|HttpListener)\(", RegexOptions.None, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Servers();
}
