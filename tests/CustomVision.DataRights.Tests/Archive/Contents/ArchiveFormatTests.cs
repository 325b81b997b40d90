using CustomVision.DataRights.Tests.Conventions;

namespace CustomVision.DataRights.Tests.Archive.Contents;

public sealed class ArchiveFormatTests
{
    private const string Approve = "APPROVE_ARCHIVE_FORMAT";

    [Fact]
    public void Documentation_of_the_format_is_that_of_the_table()
    {
        var path = Repository.PathOf("docs", "archive-format.md");
        var now = ArchiveFormatText.Create();
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(path, now);
        }

        var approved = File.Exists(path) ? File.ReadAllText(path) : string.Empty;
        now.Split('\n')
            .Except(approved.Split('\n'), StringComparer.Ordinal)
            .Should()
            .BeEmpty(
                "docs/archive-format.md follows the table. If the change is meant, run the tests once with {0}=1 and commit the file",
                Approve
            );
        approved.Should().Be(now);
    }
}
