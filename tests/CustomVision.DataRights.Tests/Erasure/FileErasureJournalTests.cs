using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tests.Archive;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class FileErasureJournalTests
{
    [Fact]
    public async Task Lines_come_back_as_they_were_appended()
    {
        using var folder = new TemporaryDirectory();
        await using (var journal = new FileErasureJournal(folder["journal"]))
        {
            await journal.AppendLineAsync("one", default);
            await journal.AppendLineAsync("zwei ä 三", default);
            (await LinesAsync(journal)).Should().Equal("one", "zwei ä 三");
            await journal.AppendLineAsync("three", default);
        }

        await using (var again = new FileErasureJournal(folder["journal"]))
        {
            (await LinesAsync(again)).Should().Equal("one", "zwei ä 三", "three");
        }

        File.ReadAllText(folder["journal"]).Should().Be("one\nzwei ä 三\nthree\n");
    }

    [Theory]
    [InlineData("one\ntwo\nthr", "one\ntwo\n")]
    [InlineData("torn", "")]
    [InlineData("one\n", "one\n")]
    [InlineData("", "")]
    public async Task A_torn_last_line_is_cut_off(string found, string kept)
    {
        using var folder = new TemporaryDirectory();
        folder.Write("journal", found);

        await using (var journal = new FileErasureJournal(folder["journal"]))
        {
            await journal.AppendLineAsync("next", default);
        }

        File.ReadAllText(folder["journal"]).Should().Be(kept + "next\n");
    }

    [Fact]
    public async Task Two_executions_cannot_share_it()
    {
        using var folder = new TemporaryDirectory();
        await using var journal = new FileErasureJournal(folder["journal"]);

        var act = () => new FileErasureJournal(folder["journal"]);

        act.Should().Throw<IOException>();
    }

    private static async Task<List<string>> LinesAsync(FileErasureJournal journal)
    {
        var lines = new List<string>();
        await foreach (var line in journal.ReadLinesAsync(default))
        {
            lines.Add(line);
        }

        return lines;
    }
}
