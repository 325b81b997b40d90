using System.Text.Json;
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

    // The members that the archive adds to an object.
    private static readonly string[] FileMembers =
    [
        .. ListLine.Members.ToArray().SelectMany(members => (string[])[members.File, members.Digest]),
    ];

    // What no suggestion in the archives has, since its project is one of classification.
    private static readonly string[] SeldomMembers =
    [
        .. new[] { "", ".left", ".top", ".width", ".height" }.Select(name => "predictions[].boundingBox" + name),
    ];

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
    public void Members_of_an_unreadable_entry_are_documented()
    {
        var unread = new UnreadObject(Guid.NewGuid(), 1);
        var scope = new ArchiveScope(Guid.NewGuid(), Guid.NewGuid());
        byte[][] entries = [[(byte)'{'], [0xFF]]; // text, and what is not UTF-8

        var written = entries
            .Select(entry => JsonDocument.Parse(UnreadBytes.Line(entry, unread, CategoryKeys.Images, scope)).RootElement)
            .SelectMany(line => line.EnumerateObject().Select(member => member.Name))
            .Distinct();

        ArchiveFormatObjects.Unreadable.Select(member => member.Path)
            .Should()
            .Equal(written);
    }

    [Fact]
    public void Members_of_the_services_objects_in_the_archives_are_documented()
    {
        foreach (var form in ArchiveFormatObjects.All)
        {
            var documented = form.Members.Select(member => member.Path).ToHashSet(StringComparer.Ordinal);
            var written = form.Categories.SelectMany(ObjectsOf).SelectMany(json => MembersOf(json, documented)).ToHashSet();

            written.Should().NotBeEmpty("an archive has {0}", form.Title);
            written.Should().BeSubsetOf(documented.Concat(FileMembers), "{0} is documented in full", form.Title);
            documented.Except(written).Should().BeSubsetOf(SeldomMembers, "{0} has no other members", form.Title);
        }
    }

    private static IEnumerable<JsonElement> ObjectsOf(ArchiveCategory category) =>
        new[] { "everything", "interrupted" }
            .SelectMany(name => Directory.EnumerateFiles(Repository.PathOf("tests", "Archives", name), "*", SearchOption.AllDirectories))
            .Where(file => category.HasDocument(Path.GetFileName(file)))
            .SelectMany(file => category.IsJsonLines ? File.ReadAllLines(file) : [File.ReadAllText(file)])
            .Select(json => JsonDocument.Parse(json).RootElement)
            .SelectMany(root => root.ValueKind == JsonValueKind.Array ? root.EnumerateArray().ToList() : [root]);

    // An object that the table documents as a whole is not entered.
    private static IEnumerable<string> MembersOf(JsonElement json, HashSet<string> documented, string prefix = "")
    {
        foreach (var member in json.EnumerateObject())
        {
            var path = prefix + member.Name;
            var (below, objects) = member.Value.ValueKind switch
            {
                JsonValueKind.Object => (path + ".", [member.Value]),
                JsonValueKind.Array => (path + "[].", member.Value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)),
                _ => (path, Enumerable.Empty<JsonElement>()),
            };
            var isEntered = documented.Any(name => name.StartsWith(below, StringComparison.Ordinal));
            if (!isEntered || documented.Contains(path))
            {
                yield return path;
            }

            foreach (var name in isEntered ? objects.SelectMany(item => MembersOf(item, documented, below)) : [])
            {
                yield return name;
            }
        }
    }
}
