using System.Reflection;
using System.Text.RegularExpressions;

namespace CustomVision.DataRights.Tool.Tests.Guides;

/// <summary>Every command of the documents is one that its program takes.</summary>
public sealed partial class GuideTests
{
    // Of programs that are not ours, and of what a host or a test sets.
    private static readonly string[] Foreign = ["--prerelease", "--cacert", "--demo", "--name-only"];

    [Fact]
    public void Every_command_in_a_block_is_taken_by_its_program()
    {
        var commands = GuideBlock
            .All()
            .Where(block => block.IsShell)
            .SelectMany(block => block.Commands.Select(text => (block.Name, text)))
            .ToList();

        commands.Should().HaveCountGreaterThan(50);
        commands.SelectMany(one => CommandLines.Faults(one.text).Select(fault => $"{one.Name}: {one.text}: {fault}")).Should().BeEmpty();
    }

    [Fact]
    public void Every_command_and_option_in_a_sentence_exists()
    {
        var spans = GuideBlock.Documents.Where(file => file != "CHANGELOG.md" && !file.Contains("/decisions/")).SelectMany(Spans).ToList();

        spans.Should().HaveCountGreaterThan(200);
        spans.SelectMany(span => FaultsOf(span.Text).Select(fault => $"{span.Place}: `{span.Text}`: {fault}")).Should().BeEmpty();
    }

    [Fact]
    public void Every_variable_that_the_console_reads_is_in_the_table()
    {
        var variables = typeof(ResourceSettings)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field.IsLiteral)
            .Select(field => field.GetRawConstantValue())
            .OfType<string>()
            .Where(value => value.StartsWith("CUSTOMVISION_", StringComparison.Ordinal));
        var table = GuideBlock.Read("docs/operations.md").Where(line => line.StartsWith("| `CUSTOMVISION_", StringComparison.Ordinal));

        table.Select(line => line.Split('`')[1]).Should().BeEquivalentTo(variables.Distinct());
    }

    [Theory]
    [InlineData("datarights exprot --output DIR", "exprot")]
    [InlineData("datarights export --out DIR", "--out")]
    [InlineData("datarights export", "--output")]
    [InlineData("datarights convert DIR", "--format")]
    [InlineData("customvision-emulator --prot 5080", "--prot")]
    [InlineData("dnx CustomVision.DataRights.Tool --prerelease -- export --outptu DIR", "--outptu")]
    [InlineData("dnx CustomVision.DataRights.Tool -- demo", "--prerelease")]
    [InlineData("dotnet run --project src/CustomVision.DataRights.Gone -- list", "Gone")]
    [InlineData("dotnet run -c Release --project tests/CustomVision.DataRights.Benchmarks -- --onyl speed", "--onyl")]
    public void Command_that_no_program_takes_is_named(string command, string fault) =>
        CommandLines.Faults(command).Should().Contain(text => text.Contains(fault, StringComparison.Ordinal));

    private static IEnumerable<string> FaultsOf(string span)
    {
        var words = span.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words switch
        {
            [['-', '-', _, ..] option, ..] => CommandLines.IsOption(option) || Foreign.Contains(option) ? [] : [$"Unknown: {option}"],
            ["datarights" or "customvision-emulator" or "dnx" or "dotnet", _, ..] => CommandLines.Faults(span, isWhole: false),
            [var name, _, ..] when CommandLines.Commands.Contains(name) => CommandLines.Faults($"datarights {span}", isWhole: false),
            _ => [],
        };
    }

    private static IEnumerable<(string Place, string Text)> Spans(string file)
    {
        var text = string.Join('\n', GuideBlock.Read(file).Where(line => !line.StartsWith("```", StringComparison.Ordinal)));
        return Span().Matches(text).Select(match => (file, match.Groups[1].Value.Replace('\n', ' ')));
    }

    [GeneratedRegex("`([^`]+)`", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Span();
}
