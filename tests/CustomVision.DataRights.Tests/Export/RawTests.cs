using System.Text;
using System.Text.RegularExpressions;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>What the service says is in the archive token by token; only the queries of its own links are gone.</summary>
public sealed partial class RawTests
{
    private static readonly Dictionary<string, string> Metadata = new(StringComparer.Ordinal)
    {
        ["pageUri"] = "https://customer.example/visit?id=7&sig=theirs",
        ["noteUri?"] = "a?b",
        ["name"] = "김민지 \u2028 <b>",
    };

    [Fact]
    public async Task Every_file_holds_the_tokens_of_the_service()
    {
        await using var rig = await ExportRig.StartAsync();
        var id = rig.Emulator.Account.Projects.Single(project => project.Iterations.Count == 2).Id;
        rig.Emulator.Seed(account => account.Project(id).AddImages(1, Metadata));
        var project = rig.Emulator.Account.Project(id);
        var folder = rig.NewFolder();
        (await rig.ExportAsync(folder, new ExportRequest { ProjectIds = [id], PerformanceThresholds = [0.9] }))
            .State.Should()
            .Be(ExportState.Complete);
        using var http = Client(rig.Emulator);
        var root = Path.Combine(folder, "data", "projects", id.ToString());

        (await JsonAsync(Path.Combine(folder, "data", "domains.json"))).Should().Be(await SaidAsync("domains"));
        (await JsonAsync(Path.Combine(root, "project.json"))).Should().Be(await SaidAsync($"projects/{id}"));
        (await JsonAsync(Path.Combine(root, "tags.json"))).Should().Be(await SaidAsync($"projects/{id}/tags"));
        (await LinesAsync(Path.Combine(root, "images.jsonl")))
            .Should()
            .Be(await SaidAsync($"projects/{id}/images?take=256&orderBy=Oldest"));
        (await LinesAsync(Path.Combine(root, "predictions.jsonl")))
            .Should()
            .Be(await AskedAsync($"projects/{id}/predictions/query", """{"orderBy":"Oldest"}"""));
        foreach (var iteration in project.Iterations)
        {
            var (files, said) = (Path.Combine(root, "iterations", iteration.Id.ToString()), $"projects/{id}/iterations/{iteration.Id}");
            (await JsonAsync(Path.Combine(files, "iteration.json"))).Should().Be(await SaidAsync(said));
            (await JsonAsync(Path.Combine(files, "performance.json"))).Should().Be(await SaidAsync(said + "/performance"));
            (await JsonAsync(Path.Combine(files, "performance-0.9.json")))
                .Should()
                .Be(await SaidAsync(said + "/performance?threshold=0.9"));
            (await JsonAsync(Path.Combine(files, "tags.json")))
                .Should()
                .Be(await SaidAsync($"projects/{id}/tags?iterationId={iteration.Id}"));
            (await LinesAsync(Path.Combine(files, "images.jsonl")))
                .Should()
                .Be(await SaidAsync($"projects/{id}/images?take=256&orderBy=Oldest&iterationId={iteration.Id}"));
            (await LinesAsync(Path.Combine(files, "image-performances.jsonl")))
                .Should()
                .Be(await SaidAsync(said + "/performance/images?take=256&orderBy=Oldest"));
            (await JsonAsync(Path.Combine(files, "exports.json"))).Should().Be(await SaidAsync(said + "/export"));
            (await LinesAsync(Path.Combine(files, "suggestions.jsonl")))
                .Should()
                .Be(
                    await AskedAsync($"projects/{id}/images/suggested?iterationId={iteration.Id}", """{"sortBy":"UncertaintyAscending"}""")
                );
            ExportTests.Ids(Path.Combine(files, "suggestions.jsonl")).Should().BeEquivalentTo(iteration.SuggestedImageIds);
        }

        project.Iterations.Should().Contain(iteration => iteration.SuggestedImageIds.Count > 0);
        (await File.ReadAllTextAsync(Path.Combine(root, "images.jsonl"), Encoding.UTF8))
            .Should()
            .Contain("https://customer.example/visit?id=7&sig=theirs", "a customer's own words are left as they are");

        async Task<string> SaidAsync(string path) => WithoutQueries(await http.GetStringAsync(path));

        async Task<string> AskedAsync(string path, string query)
        {
            using var answer = await http.PostAsync(path, new StringContent(query, Encoding.UTF8, "application/json"));
            var text = await answer.Content.ReadAsStringAsync();
            return WithoutQueries(text[text.IndexOf('[', text.IndexOf("\"results\"", StringComparison.Ordinal))..^1]);
        }
    }

    private static HttpClient Client(TrainingEmulator emulator)
    {
        var http = new HttpClient { BaseAddress = new Uri(emulator.Endpoint, "customvision/v3.3/training/") };
        http.DefaultRequestHeaders.Add("Training-Key", emulator.TrainingKey);
        return http;
    }

    private static async Task<string> JsonAsync(string file) =>
        WithoutOurs((await File.ReadAllTextAsync(file)).Replace("\n", "", StringComparison.Ordinal));

    private static async Task<string> LinesAsync(string file) =>
        "[" + WithoutOurs(string.Join(',', await File.ReadAllLinesAsync(file))) + "]";

    private static string WithoutOurs(string json) => Ours().Replace(json, "");

    private static string WithoutQueries(string json) => Link().Replace(json, "$1\"");

    // Every link of the emulator's own begins so; a customer's does not.
    [GeneratedRegex("(Uri\":\"http://127\\.0\\.0\\.1:[^\"?]*)\\?[^\"]*\"", RegexOptions.None, 10_000)]
    private static partial Regex Link();

    [GeneratedRegex(",\"file\":(null|\"[^\"]*\"),\"sha256\":(null|\"[0-9a-f]{64}\")(?=\\})", RegexOptions.None, 10_000)]
    private static partial Regex Ours();
}
