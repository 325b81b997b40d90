using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class RoCrateWriterTests
{
    private const string License = "http://rightsstatements.org/vocab/CNE/1.0/";

    [Fact]
    public async Task The_crate_describes_itself_its_root_and_its_parts()
    {
        var crate = Crate();
        crate.AddFile(ArchivePath.Parse("projects/p1/tags.json"), 12);
        crate.AddDirectory(ArchivePath.Parse("projects/p1/images"), ArchivePath.Parse("projects/p1/tags.json"));
        crate.AddFile(ArchivePath.Parse("report.json"));
        var graph = await GraphAsync(crate);

        graph
            .Keys.Should()
            .Equal(
                "ro-crate-metadata.json",
                "./",
                "projects/",
                "projects/p1/",
                "projects/p1/images/",
                "projects/p1/tags.json",
                "report.json",
                License,
                "https://www.contoso.com/",
                "mailto:privacy@contoso.com"
            );
        Reference(graph["ro-crate-metadata.json"], "conformsTo").Should().Be("https://w3id.org/ro/crate/1.2");
        Reference(graph["ro-crate-metadata.json"], "about").Should().Be("./");
        var root = graph["./"];
        root.GetProperty("@type").GetString().Should().Be("Dataset");
        root.GetProperty("name").GetString().Should().Be("이름");
        root.GetProperty("description").GetString().Should().Be("What it holds");
        root.GetProperty("datePublished").GetString().Should().Be("2026-05-04T21:30:00Z");
        Reference(root, "license").Should().Be(License);
        graph[License].GetProperty("description").GetString().Should().Be("Under no license");
        Reference(root, "publisher").Should().Be("https://www.contoso.com/");
        graph["https://www.contoso.com/"].GetProperty("@type").GetString().Should().Be("Organization");
        Reference(graph["https://www.contoso.com/"], "contactPoint").Should().Be("mailto:privacy@contoso.com");
        Parts(root).Should().Equal("projects/", "report.json");
        Parts(graph["projects/p1/"]).Should().Equal("projects/p1/images/", "projects/p1/tags.json");
        Parts(graph["projects/p1/images/"]).Should().Equal("projects/p1/tags.json");
        var tags = graph["projects/p1/tags.json"];
        tags.GetProperty("name").GetString().Should().Be("tags.json");
        tags.GetProperty("description").GetString().Should().Be("About projects/p1/tags.json");
        tags.GetProperty("@type").GetString().Should().Be("File");
        tags.GetProperty("encodingFormat").GetString().Should().Be("application/json");
        tags.GetProperty("contentSize").GetString().Should().Be("12");
    }

    [Fact]
    public async Task Every_part_is_described_and_every_described_part_hangs_on_the_root()
    {
        var crate = Crate();
        crate.AddFile(ArchivePath.Parse("a/b/c/d.json"));
        crate.AddDirectory(ArchivePath.Parse("a/b"), ArchivePath.Parse("a/never-described.jsonl"));
        var graph = await GraphAsync(crate);

        var reached = new List<string>();
        Visit("./");
        reached
            .Should()
            .BeEquivalentTo(graph.Keys.Where(id => id is not "ro-crate-metadata.json" && !id.Contains(':', StringComparison.Ordinal)));

        void Visit(string id)
        {
            reached.Add(id);
            Parts(graph[id]).ToList().ForEach(Visit);
        }
    }

    [Fact]
    public async Task The_order_of_the_calls_does_not_show()
    {
        var (first, second) = (Crate(), Crate());
        first.AddFile(ArchivePath.Parse("a/1.json"));
        first.AddFile(ArchivePath.Parse("b/2.json"));
        second.AddFile(ArchivePath.Parse("b/2.json"));
        second.AddFile(ArchivePath.Parse("a/1.json"));

        (await WriteAsync(first)).Should().Equal(await WriteAsync(second));
    }

    [Fact]
    public async Task Ids_are_relative_URIs_and_texts_stay_readable()
    {
        var crate = Crate();
        crate.AddFile(ArchivePath.Parse("a b/50%.json"));

        (await GraphAsync(crate)).Keys.Should().Contain("a%20b/50%25.json");
        Encoding.UTF8.GetString(await WriteAsync(crate)).Should().Contain("이름").And.NotContain("\r");
    }

    private static RoCrateWriter Crate() =>
        new(
            "ro-crate-metadata.json",
            new RoCrateTerms
            {
                Name = "이름",
                Description = "What it holds",
                Published = new DateTimeOffset(2026, 5, 4, 23, 30, 0, TimeSpan.FromHours(2)),
                License = new Uri(License),
                LicenseName = "No license",
                LicenseDescription = "Under no license",
                Publisher = new RoCratePublisher(new Uri("https://www.contoso.com/"), "Contoso", "privacy@contoso.com"),
            },
            path => new RoCrateDescription(path.FileName, "About " + path.Value)
        );

    private static async Task<byte[]> WriteAsync(RoCrateWriter crate)
    {
        var stream = new MemoryStream();
        await crate.WriteAsync(stream, CancellationToken.None);
        return stream.ToArray();
    }

    private static async Task<OrderedDictionary<string, JsonElement>> GraphAsync(RoCrateWriter crate)
    {
        var document = JsonDocument.Parse(await WriteAsync(crate)).RootElement;
        document.GetProperty("@context").GetString().Should().Be("https://w3id.org/ro/crate/1.2/context");
        return new(
            document
                .GetProperty("@graph")
                .EnumerateArray()
                .Select(entity => KeyValuePair.Create(entity.GetProperty("@id").GetString()!, entity)),
            StringComparer.Ordinal
        );
    }

    private static string? Reference(JsonElement entity, string property) => entity.GetProperty(property).GetProperty("@id").GetString();

    private static IEnumerable<string> Parts(JsonElement entity) =>
        entity.TryGetProperty("hasPart", out var parts) ? parts.EnumerateArray().Select(part => part.GetProperty("@id").GetString()!) : [];
}
