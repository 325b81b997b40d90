using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Tests.Archive.Reading;

public sealed class JsonLinesTests
{
    private static readonly ArchivePath Path = ArchivePath.Parse("projects/x/images.jsonl");

    [Theory]
    [InlineData("", 0)]
    [InlineData("{}\n", 1)]
    [InlineData("{}\n{}\n", 2)]
    [InlineData("{}\n{}", 2)]
    [InlineData("{}\r\n{}\r\n", 2)]
    public async Task ReadAndCount_AgreeOnTheNumberOfLines(string text, long lines)
    {
        (await ReadAsync(text)).Should().HaveCount((int)lines);

        (await JsonLines.CountAsync(Stream(text), default)).Should().Be(lines);
    }

    [Fact]
    public async Task Read_LinesFarLongerThanTheBuffer_AreWhole()
    {
        var lengths = new[] { 3, 65_535, 65_536, 65_537, 1_000_000, 1 };
        var text = string.Concat(lengths.Select(length => $"\"{new string('x', length)}\"\n"));

        var found = await ReadAsync(text, chunk: 1000);

        found.Select(line => line.Length - 2).Should().Equal(lengths);
    }

    [Fact]
    public async Task Read_AMalformedLine_NamesThePlaceAndNotTheContent()
    {
        var read = () => ReadAsync("{}\n{\"name\":\"Jane Doe\",}\n");

        (await read.Should().ThrowAsync<ArchiveFormatException>())
            .Which.Message.Should()
            .StartWith("projects/x/images.jsonl, line 2:")
            .And.NotContain("Jane");
    }

    [Fact]
    public async Task Read_AnEmptyLine_IsMalformed()
    {
        var read = () => ReadAsync("{}\n\n{}\n");

        (await read.Should().ThrowAsync<ArchiveFormatException>()).WithMessage("*line 2*");
    }

    [Fact]
    public async Task Read_AnEndlessLine_IsRefusedInsteadOfHeld()
    {
        var endless = new RepeatedStream(JsonLines.MaxLineBytes * 2L, (byte)'1');
        var read = async () =>
        {
            await foreach (var line in JsonLines.ReadAsync(endless, Path))
            {
                _ = line;
            }
        };

        (await read.Should().ThrowAsync<ArchiveFormatException>()).WithMessage("*line 1: the line is longer*");
        endless.Position.Should().BeLessThan(JsonLines.MaxLineBytes + 1_000_000);
    }

    [Theory]
    [InlineData("{\"id\":\"2a3b1f0e-0000-4000-8000-000000000001\",\"x\":", true)]
    [InlineData("{\"x\":{\"id\":\"2a3b1f0e-0000-4000-8000-000000000002\"},\"id\":\"2a3b1f0e-0000-4000-8000-000000000001\"}", true)]
    [InlineData("{\"id\":1}", false)]
    [InlineData("{\"x\":1}", false)]
    [InlineData("[\"id\"]", false)]
    [InlineData("{\"x\":nul", false)]
    public void FindId_reads_a_line_up_to_its_id(string line, bool hasId) =>
        JsonLines
            .FindId(new System.Buffers.ReadOnlySequence<byte>(Encoding.UTF8.GetBytes(line)))
            .Should()
            .Be(hasId ? Guid.Parse("2a3b1f0e-0000-4000-8000-000000000001") : null);

    private static async Task<List<string>> ReadAsync(string text, int chunk = int.MaxValue)
    {
        var lines = new List<string>();
        await foreach (var line in JsonLines.ReadAsync(Stream(text, chunk), Path))
        {
            line.Number.Should().Be(lines.Count + 1);
            lines.Add(line.Element.GetRawText());
        }

        return lines;
    }

    private static SlowStream Stream(string text, int chunk = int.MaxValue) => new(Encoding.UTF8.GetBytes(text), chunk);
}
