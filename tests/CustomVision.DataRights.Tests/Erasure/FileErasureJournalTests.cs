using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

public sealed class FileErasureJournalTests
{
    // How the first record of a journal begins.
    private static readonly string Head = $$"""{"number":1,"previous":"{{new string('0', 64)}}","type":"Started",""";

    [Fact]
    public async Task Lines_come_back_as_they_were_appended()
    {
        using var folder = new TemporaryDirectory();
        await using (var journal = new FileErasureJournal(folder["journal"]))
        {
            await journal.AppendLineAsync(Head, default);
            await journal.AppendLineAsync("zwei ä 三", default);
            (await LinesAsync(journal)).Should().Equal(Head, "zwei ä 三");
            await journal.AppendLineAsync("three", default);
        }

        await using (var again = new FileErasureJournal(folder["journal"]))
        {
            (await LinesAsync(again)).Should().Equal(Head, "zwei ä 三", "three");
        }

        File.ReadAllText(folder["journal"]).Should().Be(Head + "\nzwei ä 三\nthree\n");
    }

    [Fact]
    public async Task A_journal_that_an_erasure_wrote_is_recognised()
    {
        using var folder = new TemporaryDirectory();
        await using var rig = await ErasureRig.StartAsync();
        var (shop, alice) = rig.Emulator.Seed(FaultTests.Plant);
        var plan = await rig.PlanAsync(FaultTests.RequestFor(shop, alice));
        ErasureReceipt receipt;
        await using (var journal = new FileErasureJournal(folder["journal"]))
        {
            receipt = await rig.EraseAsync(plan, journal);
        }

        File.ReadAllText(folder["journal"]).Should().StartWith(Head);
        await using var evidence = FileErasureJournal.OpenForReading(folder["journal"]);
        (await ErasureAudit.CheckAsync(receipt, plan, evidence)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("HEAD}\ntwo\nthr", "HEAD}\ntwo\n")]
    [InlineData("HEAD and more", "")]
    [InlineData("{\"number\":1,\"prev", "")]
    [InlineData("HEAD}\n", "HEAD}\n")]
    [InlineData("", "")]
    public async Task A_torn_last_line_is_left_out_and_cut_off_before_the_first_line_is_appended(string found, string kept)
    {
        (found, kept) = (found.Replace("HEAD", Head, StringComparison.Ordinal), kept.Replace("HEAD", Head, StringComparison.Ordinal));
        using var folder = new TemporaryDirectory();
        folder.Write("journal", found);

        await using (var journal = new FileErasureJournal(folder["journal"]))
        {
            (await LinesAsync(journal)).Should().Equal(kept.Split('\n')[..^1]);
        }

        File.ReadAllText(folder["journal"]).Should().Be(found, "nothing was appended");
        await using (var journal = new FileErasureJournal(folder["journal"]))
        {
            await journal.AppendLineAsync("next", default);
        }

        File.ReadAllText(folder["journal"]).Should().Be(kept + "next\n");
    }

    [Theory]
    [InlineData("{\"precious\":true}")]
    [InlineData("{\n  \"format\": \"customvision-erasure-receipt/1\"\n}")]
    [InlineData("x")]
    [InlineData("\n")]
    public void A_file_that_is_not_a_journal_is_refused_and_not_touched(string content)
    {
        using var folder = new TemporaryDirectory();
        folder.Write("file", content);
        var open = () => new FileErasureJournal(folder["file"]);
        var read = () => FileErasureJournal.OpenForReading(folder["file"]);

        open.Should().Throw<ErasureRejectedException>().Which.Message.Should().Contain("not changed").And.NotContain(folder.Root);
        read.Should().Throw<ErasureRejectedException>().Which.Rejection.Should().Be(ErasureRejection.JournalRefused);
        File.ReadAllText(folder["file"]).Should().Be(content);

        // The refusal keeps no hold of it.
        File.Delete(folder["file"]);
    }

    [Fact]
    public async Task Opened_to_be_read_it_creates_and_changes_nothing()
    {
        using var folder = new TemporaryDirectory();
        var missing = () => FileErasureJournal.OpenForReading(folder["nowhere"]);
        missing.Should().Throw<FileNotFoundException>();
        File.Exists(folder["nowhere"]).Should().BeFalse();

        folder.Write("journal", Head + "}\ntorn");
        await using var journal = FileErasureJournal.OpenForReading(folder["journal"]);
        (await LinesAsync(journal)).Should().Equal(Head + "}");
        var append = () => journal.AppendLineAsync("next", default);

        await append.Should().ThrowAsync<InvalidOperationException>();
        File.ReadAllText(folder["journal"]).Should().Be(Head + "}\ntorn");
    }

    [Fact]
    public void Plans_and_receipts_end_with_a_line_break() => Documents.Plan().ToJson().Should().EndWith("}\n");

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
