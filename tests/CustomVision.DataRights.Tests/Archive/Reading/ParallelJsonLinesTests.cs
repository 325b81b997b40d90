using System.Buffers;
using System.Globalization;
using System.Text;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Tests.Archive.Reading;

public sealed class ParallelJsonLinesTests
{
    private static readonly ArchivePath Path = ArchivePath.Parse("projects/x/images.jsonl");

    [Theory]
    [InlineData("", 0)]
    [InlineData("0\n", 1)]
    [InlineData("0\n1\n", 2)]
    [InlineData("0\n1", 2)]
    [InlineData("0\r\n1\r\n", 2)]
    public async Task Read_ReturnsEachLineOnce(string text, int lines) =>
        (await ReadAsync(text)).Should().Equal(Enumerable.Range(0, lines).Select(number => $"{number}"));

    [Fact]
    public async Task Read_ManyPieces_KeepsTheOrderOfTheFileAlthoughLaterOnesAreDoneFirst()
    {
        var numbers = Enumerable.Range(0, 60_000).Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        var first = new TaskCompletionSource();

        var found = await ReadAsync(
            string.Join('\n', numbers),
            chunk: 10_000,
            async line =>
            {
                if (line == 1)
                {
                    await first.Task;
                }
                else if (line == 20_000)
                {
                    first.SetResult();
                }
            }
        );

        found.Should().Equal(numbers);
    }

    [Fact]
    public async Task Read_LinesFarLongerThanAPiece_AreWhole()
    {
        var lengths = new[] { 3, 65_535, 65_536, 65_537, 1_000_000, 1 };

        var found = await ReadAsync(string.Concat(lengths.Select(length => $"\"{new string('x', length)}\"\n")), chunk: 1000);

        found.Select(line => line.Length - 2).Should().Equal(lengths);
    }

    [Theory]
    [InlineData("{}\n{\"name\":\"Jane Doe\",}\n")]
    [InlineData("{}\n\n{}\n")]
    public async Task Read_AMalformedLine_NamesThePlaceAndNotTheContent(string text)
    {
        var read = () => ReadAsync(text);

        (await read.Should().ThrowAsync<ArchiveFormatException>())
            .Which.Message.Should()
            .StartWith("projects/x/images.jsonl, line 2:")
            .And.NotContain("Jane");
    }

    [Fact]
    public async Task Read_AnEndlessLine_IsRefusedInsteadOfHeld()
    {
        var endless = new RepeatedStream(JsonLines.MaxLineBytes * 2L, (byte)'1');
        var lines = ParallelJsonLines.ReadAsync(endless, Path, static (line, _) => ValueTask.FromResult(line.Number), 4, default);
        var read = () => lines.CountAsync().AsTask();

        (await read.Should().ThrowAsync<ArchiveFormatException>()).WithMessage("*line 1: the line is longer*");
        endless.Position.Should().BeLessThan(JsonLines.MaxLineBytes + 1_000_000);
    }

    private static async Task<List<string>> ReadAsync(string text, int chunk = int.MaxValue, Func<long, Task>? before = null)
    {
        var found = new List<string>();
        await foreach (
            var (number, line) in ParallelJsonLines.ReadAsync(
                new SlowStream(Encoding.UTF8.GetBytes(text), chunk),
                Path,
                async (line, _) =>
                {
                    await (before?.Invoke(line.Number) ?? Task.CompletedTask);
                    using var document = JsonLines.Parse(new ReadOnlySequence<byte>(line.Json), Path, line.Number);
                    return (line.Number, document.RootElement.GetRawText());
                },
                maxConcurrency: 4,
                default
            )
        )
        {
            found.Add(line);
            number.Should().Be(found.Count);
        }

        return found;
    }
}
