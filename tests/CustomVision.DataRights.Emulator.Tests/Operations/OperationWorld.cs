using System.Net.Http.Headers;
using System.Text;
using CustomVision.DataRights.Emulator.Tests.Pictures;

namespace CustomVision.DataRights.Emulator.Tests.Operations;

/// <summary>A project with one of everything, and the words by which a case's path and body name it.</summary>
internal sealed class OperationWorld
{
    private readonly Dictionary<string, string> _words = new(StringComparer.Ordinal);

    public OperationWorld(EmulatorFixture fixture)
    {
        fixture.Emulator.Seed(account =>
        {
            var name = $"world {Guid.NewGuid()}";
            var project = account.AddProject(name, ProjectKind.Detection);
            var (tag, spare) = (project.AddTag("car"), project.AddTag("van"));
            var images = project.AddImages(3, tag);
            var untagged = project.AddImages(1);
            var published = project.Train();
            project.Publish(published, "live");
            project.AddImages(1, tag);
            var iteration = project.Train();
            project.AddExport(iteration);
            project.AddSuggestions(iteration, untagged);
            project.AddTag("changed since");
            Picture = TestPictures.Draw();
            Say("project", project.Id, "tag", tag, "spare", spare, "image", images[0], "image2", images[1], "untagged", untagged[0]);
            Say("iteration", iteration, "published", published, "prediction", project.AddPrediction(iteration, Picture));
            Say("empty", account.AddProject($"empty {Guid.NewGuid()}", ProjectKind.Multilabel).Id, "taken name", name);
            Say(
                "picture",
                Convert.ToBase64String(TestPictures.Draw()),
                "129 letters",
                new string('k', 129),
                "257 letters",
                new string('v', 257)
            );
            Say("21 ids", Ids(21), "65 ids", Ids(65), "257 ids", Ids(257));
            Say("65 files", Repeat(65, """{"name":"a"}"""), "129 tags", Repeat(129, $$"""{"imageId":"{{images[0]}}","tagId":"{{tag}}"}"""));
            Say("unknown", Guid.NewGuid(), "domain", new Guid("0732100f-1a38-4e49-a514-c9b44c697ab5"), "unique", Guid.NewGuid());
        });
        Fixture = fixture;
    }

    public EmulatorFixture Fixture { get; }

    public byte[] Picture { get; private set; } = [];

    public string this[string word] => _words[word];

    public string Speak(string text) =>
        _words.Aggregate(text, (all, word) => all.Replace($"<{word.Key}>", word.Value, StringComparison.Ordinal));

    /// <summary>Learns what only the API can say: a region's id, a link, a token.</summary>
    public async Task LearnAsync()
    {
        var project = _words["project"];
        var image = (await Fixture.GetAsync(Speak("projects/<project>/images/id?imageIds=<image>")))[0];
        _words["region"] = image.GetProperty("regions")[0].GetProperty("regionId").GetString()!;
        var other = (await Fixture.GetAsync(Speak("projects/<project>/images/untagged")))[0];
        _words["link"] = other.GetProperty("originalImageUri").GetString()!;
        _words["artifact"] = Uri.EscapeDataString(new Uri(_words["link"]).AbsolutePath);
        var export = await Fixture.GetAsync($"projects/{project}/export");
        _words["token"] = Uri.EscapeDataString(export.GetProperty("token").GetString()!);
    }

    public HttpRequestMessage Request(string method, string pathAndQuery, string? body, string version)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), EmulatorFixture.Training(Speak(pathAndQuery), version));
        request.Content = body switch
        {
            null => null,
            "picture" => Form(),
            _ => new StringContent(Speak(body), Encoding.UTF8, "application/json"),
        };
        return request;
    }

    private MultipartFormDataContent Form()
    {
        var file = new ByteArrayContent(Picture);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        return new MultipartFormDataContent { { file, "imageData", "picture.png" } };
    }

    private static string Ids(int count) => string.Join(',', Enumerable.Range(0, count).Select(_ => Guid.NewGuid()));

    private static string Repeat(int count, string text) => string.Join(',', Enumerable.Repeat(text, count));

    private void Say(params object[] words)
    {
        for (var i = 0; i < words.Length; i += 2)
        {
            _words[(string)words[i]] = words[i + 1].ToString()!;
        }
    }
}
