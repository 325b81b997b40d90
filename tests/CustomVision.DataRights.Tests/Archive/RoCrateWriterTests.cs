using System.Text;
using System.Text.Json;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Tests.Archive;

public sealed class RoCrateWriterTests
{
    [Fact]
    public async Task The_crate_describes_itself_its_root_and_its_parts()
    {
        var crate = Crate("https://creativecommons.org/licenses/by/4.0/");
        crate.AddFile(ArchivePath.Parse("projects/p1/tags.json"), "Tags", "The tags of the project", 12);
        crate.AddDirectory(ArchivePath.Parse("projects/p1/images"), "Images");
        crate.AddFile(ArchivePath.Parse("report.json"), "Report");
        var graph = await GraphAsync(crate);

        graph.Keys.Should().Equal(
            "ro-crate-metadata.json", "./", "projects/", "projects/p1/", "projects/p1/images/", "projects/p1/tags.json", "report.json",
            "https://creativecommons.org/licenses/by/4.0/");
        Reference(graph["ro-crate-metadata.json"], "conformsTo").Should().Be("https://w3id.org/ro/crate/1.2");
        Reference(graph["ro-crate-metadata.json"], "about").Should().Be("./");
        var root = graph["./"];
        root.GetProperty("@type").GetString().Should().Be("Dataset");
        root.GetProperty("name").GetString().Should().Be("이름");
        root.GetProperty("description").GetString().Should().Be("What it holds");
        root.GetProperty("datePublished").GetString().Should().Be("2026-05-04T21:30:00Z");
        Reference(root, "license").Should().Be("https://creativecommons.org/licenses/by/4.0/");
        Parts(root).Should().Equal("projects/", "report.json");
        Parts(graph["projects/p1/"]).Should().Equal("projects/p1/images/", "projects/p1/tags.json");
        var tags = graph["projects/p1/tags.json"];
        tags.GetProperty("@type").GetString().Should().Be("File");
        tags.GetProperty("encodingFormat").GetString().Should().Be("application/json");
        tags.GetProperty("contentSize").GetString().Should().Be("12");
    }

    [Fact]
    public async Task Every_part_is_described_and_every_described_part_hangs_on_the_root()
    {
        var crate = Crate("none");
        crate.AddFile(ArchivePath.Parse("a/b/c/d.json"), "d");
        crate.AddDirectory(ArchivePath.Parse("a/b"), "named later than its files");
        var graph = await GraphAsync(crate);

        var reached = new List<string>();
        Visit("./");
        reached.Should().BeEquivalentTo(graph.Keys.Where(id => id is not ("ro-crate-metadata.json" or "#license")));
        graph["a/b/"].GetProperty("name").GetString().Should().Be("named later than its files");

        void Visit(string id)
        {
            reached.Add(id);
            Parts(graph[id]).ToList().ForEach(Visit);
        }
    }

    [Fact]
    public async Task The_order_of_the_calls_does_not_show()
    {
        var (first, second) = (Crate("x"), Crate("x"));
        first.AddFile(ArchivePath.Parse("a/1.json"), "1");
        first.AddFile(ArchivePath.Parse("b/2.json"), "2");
        second.AddFile(ArchivePath.Parse("b/2.json"), "2");
        second.AddFile(ArchivePath.Parse("a/1.json"), "1");

        (await WriteAsync(first)).Should().Equal(await WriteAsync(second));
    }

    [Fact]
    public async Task A_licence_in_words_becomes_an_entity_and_ids_are_relative_URIs()
    {
        var crate = Crate("For the person concerned only");
        crate.AddFile(ArchivePath.Parse("a b/50%.json"), "x");
        var graph = await GraphAsync(crate);

        Reference(graph["./"], "license").Should().Be("#license");
        graph["#license"].GetProperty("name").GetString().Should().Be("For the person concerned only");
        graph.Keys.Should().Contain("a%20b/50%25.json");
        Encoding.UTF8.GetString(await WriteAsync(crate)).Should().Contain("이름").And.NotContain("\r");
    }

    private static RoCrateWriter Crate(string license) =>
        new("이름", "What it holds", new DateTimeOffset(2026, 5, 4, 23, 30, 0, TimeSpan.FromHours(2)), license);

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
        return new(document.GetProperty("@graph").EnumerateArray().Select(entity => KeyValuePair.Create(entity.GetProperty("@id").GetString()!, entity)), StringComparer.Ordinal);
    }

    private static string? Reference(JsonElement entity, string property) => entity.GetProperty(property).GetProperty("@id").GetString();

    private static IEnumerable<string> Parts(JsonElement entity) =>
        entity.TryGetProperty("hasPart", out var parts) ? parts.EnumerateArray().Select(part => part.GetProperty("@id").GetString()!) : [];
}
