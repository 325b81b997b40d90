using System.Text;
using CustomVision.DataRights.Archive.Verification;

namespace CustomVision.DataRights.Tests.Archive.Verification;

public sealed class TagLineReaderTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "a")]
    [InlineData("a\n", "a")]
    [InlineData("a\nb", "a|b")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("a\rb\r", "a|b")]
    [InlineData("a\n\nb", "a||b")]
    [InlineData("a\r\r\nb", "a||b")]
    [InlineData("a\n\rb", "a||b")]
    [InlineData("\ufeffa\n", "a")]
    public void Lines_end_with_any_of_the_three(string text, string lines) =>
        string.Join('|', Read(Encoding.UTF8.GetBytes(text), Encoding.UTF8).Select(line => line.Text)).Should().Be(lines);

    [Fact]
    public void Ends_of_lines_are_seen_wherever_the_reads_break()
    {
        var expected = Enumerable.Range(0, 20_000).Select(i => new string('x', i % 50)).ToList();
        var bytes = Encoding.UTF8.GetBytes(string.Concat(expected.Select(line => line + "\r\n")));

        Read(bytes, Encoding.UTF8).Select(line => line.Text).Should().Equal(expected);
        Read(Encoding.Unicode.GetBytes("a\r\nb"), Encoding.Unicode).Should().Equal((1, "a", false), (2, "b", false));
    }

    [Fact]
    public void A_line_without_end_is_cut_and_the_next_one_read()
    {
        var lines = Read(Encoding.UTF8.GetBytes($"a\n{new string('x', 1_000_000)}\nb\n"), Encoding.UTF8);

        lines.Select(line => (line.Number, line.IsTooLong)).Should().Equal((1, false), (2, true), (3, false));
        lines[2].Text.Should().Be("b");
    }

    private static List<(int Number, string Text, bool IsTooLong)> Read(byte[] bytes, Encoding encoding)
    {
        using var reader = new TagLineReader(new MemoryStream(bytes), encoding);
        var lines = new List<(int, string, bool)>();
        while (reader.Read())
        {
            lines.Add((reader.Number, reader.Line.ToString(), reader.IsTooLong));
        }

        return lines;
    }
}
