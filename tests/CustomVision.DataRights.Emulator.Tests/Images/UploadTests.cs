using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Tests.Pictures;

namespace CustomVision.DataRights.Emulator.Tests.Images;

public sealed class UploadTests
{
    [Fact]
    public async Task CreateImagesFromData_Multipart_NamesEachFileInQuotes_AndKeepsItsBytes()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, tag) = Project(fixture.Emulator);
        var (first, second) = (TestPictures.Draw(300, 400), TestPictures.Draw());
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(first), "imageData", "a.png" },
            { new ByteArrayContent(second), "imageData", "b.png" },
        };
        using var response = await fixture.Client.PostAsync(EmulatorFixture.Training($"projects/{project}/images?tagIds={tag}"), form);

        var images = JsonDocument
            .Parse(await response.Content.ReadAsStringAsync())
            .RootElement.GetProperty("images")
            .EnumerateArray()
            .ToList();
        images.Select(image => image.GetProperty("sourceUrl").GetString()).Should().BeEquivalentTo("\"a.png\"", "\"b.png\"");
        var uploaded = images.Single(image => image.GetProperty("sourceUrl").ValueEquals("\"a.png\"")).GetProperty("image");
        (uploaded.GetProperty("width").GetInt32(), uploaded.GetProperty("height").GetInt32()).Should().Be((300, 400));
        uploaded.GetProperty("tags")[0].GetProperty("tagId").GetGuid().Should().Be(tag);
        fixture.Emulator.Account.Project(project).ImageBytes(uploaded.GetProperty("id").GetGuid()).Should().Equal(first);
    }

    [Fact]
    public async Task CreateImagesFromData_OctetStream_IsOneImage()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, _) = Project(fixture.Emulator);
        using var body = new ByteArrayContent(TestPictures.Draw());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var response = await fixture.Client.PostAsync(EmulatorFixture.Training($"projects/{project}/images"), body);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await fixture.CountAsync($"projects/{project}/images/count")).Should().Be(1);
    }

    [Fact]
    public async Task CreateImagesFromData_AsJson_Is415()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, _) = Project(fixture.Emulator);

        (await fixture.RefusalAsync(HttpMethod.Post, $"projects/{project}/images", new { }))
            .Should()
            .Be((HttpStatusCode.UnsupportedMediaType, "UnsupportedMediaType"));
    }

    [Fact]
    public async Task CreateImagesFromFiles_OfEachKind_SaysWhatBecameOfEach()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, tag) = Project(fixture.Emulator);
        var good = TestPictures.Draw();
        object Entry(string name, byte[] bytes) =>
            new
            {
                name,
                contents = Convert.ToBase64String(bytes),
                tagIds = new[] { tag },
            };

        var summary = await fixture.PostAsync(
            $"projects/{project}/images/files",
            new
            {
                images = new[]
                {
                    Entry("good", good),
                    Entry("again", good),
                    Entry("text", "no picture"u8.ToArray()),
                    Entry("small", TestPictures.Draw(128, 64)),
                    Entry("narrow", TestPictures.Draw(26 * 256, 256)),
                },
                metadata = new Dictionary<string, string>(StringComparer.Ordinal) { ["who"] = "김민지" },
            },
            HttpStatusCode.MultiStatus
        );

        summary.GetProperty("isBatchSuccessful").GetBoolean().Should().BeFalse();
        var results = summary
            .GetProperty("images")
            .EnumerateArray()
            .ToDictionary(image => image.GetProperty("sourceUrl").GetString()!, StringComparer.Ordinal);
        results
            .ToDictionary(result => result.Key, result => result.Value.GetProperty("status").GetString(), StringComparer.Ordinal)
            .Should()
            .Equal(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["narrow"] = "ErrorImageSize",
                    ["small"] = "OK",
                    ["text"] = "ErrorImageFormat",
                    ["again"] = "OKDuplicate",
                    ["good"] = "OK",
                }
            );
        results["again"]
            .GetProperty("image")
            .GetProperty("id")
            .GetGuid()
            .Should()
            .Be(results["good"].GetProperty("image").GetProperty("id").GetGuid());
        results["text"].GetProperty("image").ValueKind.Should().Be(JsonValueKind.Null);
        results["small"].GetProperty("image").GetProperty("width").GetInt32().Should().Be(512, "the shorter side is scaled up to 256");
        results["good"].GetProperty("image").GetProperty("metadata").GetProperty("who").GetString().Should().Be("김민지");
    }

    [Fact]
    public async Task CreateImagesFromUrls_FetchesFromLoopbackOnly()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, _) = Project(fixture.Emulator);
        var other = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("other", ProjectKind.Multilabel);
            seeded.AddImages(1);
            return seeded.Id;
        });
        var link = (await fixture.GetAsync($"projects/{other}/images"))[0].GetProperty("originalImageUri").GetString();

        var summary = await fixture.PostAsync(
            $"projects/{project}/images/urls",
            new { images = new[] { new { url = link! }, new { url = "http://example.com/a.png" } } },
            HttpStatusCode.MultiStatus
        );

        summary
            .GetProperty("images")
            .EnumerateArray()
            .Select(image => image.GetProperty("status").GetString())
            .Should()
            .BeEquivalentTo("OK", "ErrorSource");
    }

    [Fact]
    public async Task CreateImagesFromPredictions_KeepsThePicture()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var picture = TestPictures.Draw();
        var (project, prediction) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            seeded.AddImages(1, seeded.AddTag("t"));
            return (seeded.Id, seeded.AddPrediction(seeded.Train(), picture));
        });

        var summary = await fixture.PostAsync($"projects/{project}/images/predictions", new { images = new[] { new { id = prediction } } });

        var result = summary.GetProperty("images")[0];
        result.GetProperty("sourceUrl").GetString().Should().Be(prediction.ToString());
        fixture
            .Emulator.Account.Project(project)
            .ImageBytes(result.GetProperty("image").GetProperty("id").GetGuid())
            .Should()
            .Equal(picture);
    }

    [Fact]
    public async Task UpdateImageMetadata_OfAnUnknownImage_Is207()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, _) = Project(fixture.Emulator);
        var known = fixture.Emulator.Seed(account => account.Project(project).AddImages(1)[0]);

        var summary = await fixture.PostAsync(
            $"projects/{project}/images/metadata?imageIds={known},{Guid.NewGuid()}",
            new { type = "unit test", value = "30" },
            HttpStatusCode.MultiStatus
        );

        summary
            .GetProperty("images")
            .EnumerateArray()
            .Select(image => image.GetProperty("status").GetString())
            .Should()
            .Equal("OK", "ErrorImageNotFound");
        (await fixture.GetAsync($"projects/{project}/images"))[0]
            .GetProperty("metadata")
            .GetRawText()
            .Should()
            .Be("""{"type":"unit test","value":"30"}""");
    }

    private static (Guid Project, Guid Tag) Project(TrainingEmulator emulator) =>
        emulator.Seed(account =>
        {
            var project = account.AddProject("uploads", ProjectKind.Multilabel);
            return (project.Id, project.AddTag("tag"));
        });
}
