using System.Text.Json;
using System.Text.RegularExpressions;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Conventions;
using CustomVision.DataRights.Training;

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

    [Fact]
    public void Labels_of_an_archive_are_those_of_the_table_in_its_order()
    {
        typeof(BagLabels)
            .GetProperties()
            .Where(property => property.PropertyType == typeof(BagLabel))
            .Select(property => property.GetValue(null))
            .Should()
            .Equal(BagLabels.All);
        foreach (var name in new[] { "everything", "interrupted" })
        {
            var lines = File.ReadAllLines(Repository.PathOf("tests", "Archives", name, BagWriter.Info.Value));
            var labels = lines.Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]).ToList();

            labels.Should().HaveCountGreaterThan(6);
            labels.Should().Equal(BagLabels.All.Select(label => label.Name).Where(labels.Contains), "in {0}", name);
        }
    }

    [Fact]
    public void Members_of_an_unreadable_entry_are_those_that_the_table_names()
    {
        var unread = new UnreadObject(Guid.NewGuid(), 1);
        var scope = new ArchiveScope(Guid.NewGuid(), Guid.NewGuid());
        byte[][] entries = [[(byte)'{'], [0xFF]]; // text, and what is not UTF-8

        var written = entries
            .Select(entry => JsonDocument.Parse(UnreadBytes.Line(entry, unread, CategoryKeys.Images, scope)).RootElement)
            .SelectMany(line => line.EnumerateObject().Select(member => member.Name))
            .Distinct();

        Regex
            .Matches(ArchiveCategories.Unreadable.Content, "`([a-zA-Z0-9]+)`", RegexOptions.None, TimeSpan.FromSeconds(10))
            .Select(match => match.Groups[1].Value)
            .Should()
            .Equal(written);
    }
}
