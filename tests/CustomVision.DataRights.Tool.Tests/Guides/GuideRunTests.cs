namespace CustomVision.DataRights.Tool.Tests.Guides;

/// <summary>The documents' commands, run: one document after the other, with each command in the order of the text.</summary>
public sealed class GuideRunTests
{
    /// <summary>Names the switch: the runs take about a minute, so that they exist only where it is set, as in the gate.</summary>
    private const string Switch = "DATARIGHTS_GUIDES";

    public static TheoryData<string> Documents =>
        Environment.GetEnvironmentVariable(Switch) is { Length: > 0 }
            ? [.. GuideRun.All.Where(run => run.RunBlocks.Any()).Select(run => run.File)]
            : ["docs/archive-format.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Commands_of_the_document_do_what_the_document_says(string document)
    {
        var folder = Directory.CreateTempSubdirectory("datarights-guide-");
        try
        {
            var outcome = await GuideRun.All.Single(run => run.File == document).RunAsync(folder.FullName);

            outcome.ExitCode.Should().Be(0, "{0}", outcome);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Every_block_of_every_document_is_run_or_says_why_not()
    {
        var runs = GuideRun.All.ToDictionary(run => run.File);

        GuideBlock.All().Where(block => block.IsShell && !runs.ContainsKey(block.File)).Should().BeEmpty("each document has a run");
        foreach (var run in GuideRun.All)
        {
            run.Before.Keys.Concat(run.NotRun.Keys)
                .Where(begin => !run.Blocks.Any(block => GuideRun.Begins(block, begin)))
                .Should()
                .BeEmpty("{0} has these blocks", run.File);
        }
    }
}
