using System.Text.Json;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>An export's crate against the SHOULD rules of RO-Crate 1.2, each written here from the specification's text.</summary>
public sealed class CrateTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_export_leaves_no_recommendation_of_the_specification_open(bool isPublisherNamed)
    {
        await using var rig = await ExportRig.StartAsync();
        var publisher = new ExportPublisher
        {
            Name = "Contoso",
            Url = new("https://www.contoso.com/"),
            Email = "privacy@contoso.com",
        };
        var graph = await ExportCrateAsync(
            rig,
            new ExportRequest
            {
                Publisher = isPublisherNamed ? publisher : null,
                Datasets = [.. Enum.GetValues<DataRights.Datasets.DatasetFormat>()],
            }
        );

        Findings(graph).Should().BeEmpty();
        var named = graph[Reference(graph["./"], "publisher")!];
        named.GetProperty("name").GetString().Should().Be(isPublisherNamed ? "Contoso" : "Operator of the Azure Custom Vision resource");
        named.GetProperty("@id").GetString().Should().Be(isPublisherNamed ? "https://www.contoso.com/" : rig.Emulator.Endpoint.AbsoluteUri);
    }

    [Fact]
    public async Task Directories_of_downloads_point_at_the_list_that_names_their_files()
    {
        await using var rig = await ExportRig.StartAsync();
        var graph = await ExportCrateAsync(rig, new ExportRequest());
        var project = rig.Emulator.Account.Projects[0].Id;

        Parts(graph[$"projects/{project}/images/"]).Should().Equal($"projects/{project}/images.jsonl");
        Parts(graph[$"projects/{project}/predictions/"]).Should().Equal($"projects/{project}/predictions.jsonl");
    }

    [Theory]
    [InlineData("", "https://www.contoso.com/", null, "Publisher.Name")]
    [InlineData("Contoso", "www.contoso.com", null, "Publisher.Url")]
    [InlineData("Contoso", "ftp://www.contoso.com/", null, "Publisher.Url")]
    [InlineData("Contoso", "https://www.contoso.com/", "no address", "Publisher.Email")]
    public async Task A_publisher_that_a_crate_cannot_name_is_refused(string name, string url, string? email, string member)
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        var request = new ExportRequest
        {
            Publisher = new ExportPublisher
            {
                Name = name,
                Url = new Uri(url, UriKind.RelativeOrAbsolute),
                Email = email,
            },
        };

        var act = () => rig.ExportAsync(rig.NewFolder(), request);

        (await act.Should().ThrowAsync<DataRightsException>()).WithMessage($"*{member}*");
    }

    private static async Task<Dictionary<string, JsonElement>> ExportCrateAsync(ExportRig rig, ExportRequest request)
    {
        var folder = rig.NewFolder();
        await rig.ExportAsync(folder, request);
        var crate = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "data", "ro-crate-metadata.json"))).RootElement;
        return crate
            .GetProperty("@graph")
            .EnumerateArray()
            .ToDictionary(entity => entity.GetProperty("@id").GetString()!, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Findings(Dictionary<string, JsonElement> graph)
    {
        var root = graph["./"];
        foreach (var member in (string[])["name", "description", "datePublished"])
        {
            if (Text(root, member) is null)
            {
                yield return $"The root has no {member}.";
            }
        }

        foreach (
            var finding in Organization(graph, root, "publisher").Concat(Organization(graph, root, "author")).Concat(License(graph, root))
        )
        {
            yield return finding;
        }

        var reached = new HashSet<string>(StringComparer.Ordinal);
        Visit("./");
        foreach (var (id, entity) in graph.Where(pair => pair.Key is not ("./" or "ro-crate-metadata.json")))
        {
            var type = Text(entity, "@type");
            var isData = type is "File" or "Dataset";
            if (Text(entity, "name") is null || (isData && Text(entity, "description") is null))
            {
                yield return $"{id} has no name or no description.";
            }

            if (isData != reached.Contains(id))
            {
                yield return $"{id} is a data entity, or hangs on the root, but not both.";
            }

            if (type is "File" && Text(entity, "encodingFormat") is null)
            {
                yield return $"{id} has no encodingFormat.";
            }

            if (type is "Dataset" && (!id.EndsWith('/') || !Parts(entity).Any()))
            {
                yield return $"{id} does not end with a slash, or lists no part.";
            }

            if (
                !isData
                && !graph.Values.Any(other =>
                    other
                        .EnumerateObject()
                        .Any(member => member.Value.ValueKind == JsonValueKind.Object && Reference(other, member.Name) == id)
                )
            )
            {
                yield return $"{id} is referenced by no other entity.";
            }
        }

        void Visit(string id)
        {
            foreach (var part in Parts(graph[id]).Where(reached.Add))
            {
                Visit(part);
            }
        }
    }

    private static IEnumerable<string> Organization(Dictionary<string, JsonElement> graph, JsonElement root, string member)
    {
        if (
            Reference(root, member) is not { } id
            || !graph.TryGetValue(id, out var entity)
            || Text(entity, "@type") is not "Organization"
            || Text(entity, "url") is null
        )
        {
            yield return $"The root's {member} is no described organization with a url.";
        }
    }

    private static IEnumerable<string> License(Dictionary<string, JsonElement> graph, JsonElement root)
    {
        if (
            Reference(root, "license") is not { } id
            || !Uri.TryCreate(id, UriKind.Absolute, out _)
            || !graph.TryGetValue(id, out var entity)
            || Text(entity, "@type") is not "CreativeWork"
            || Text(entity, "description") is null
        )
        {
            yield return "The root's license is no address with a description.";
        }
    }

    private static string? Text(JsonElement entity, string member) =>
        entity.TryGetProperty(member, out var value) && value.GetString() is { Length: > 0 } text ? text : null;

    private static string? Reference(JsonElement entity, string member) =>
        entity.TryGetProperty(member, out var value) && value.TryGetProperty("@id", out var id) ? id.GetString() : null;

    private static IEnumerable<string> Parts(JsonElement entity) =>
        entity.TryGetProperty("hasPart", out var parts) ? parts.EnumerateArray().Select(part => part.GetProperty("@id").GetString()!) : [];
}
