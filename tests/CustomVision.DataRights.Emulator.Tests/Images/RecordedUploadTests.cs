using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Emulator.Tests.Pictures;

namespace CustomVision.DataRights.Emulator.Tests.Images;

/// <summary>What is recorded or reported of uploads.</summary>
public sealed class RecordedUploadTests
{
    private const string Box = "\"left\":0.5,\"top\":0.5,\"width\":0.25,\"height\":0.25";

    [Fact]
    public async Task UploadAnswer_HasTagNamesOfNull_AndTheListingHasThem()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, tag, _) = Project(fixture.Emulator, ProjectKind.Detection);

        var image = (await UploadAsync(fixture, project, TestPictures.Draw(), [tag], regions: [tag])).GetProperty("image");

        image.GetProperty("tags")[0].GetProperty("tagName").ValueKind.Should().Be(JsonValueKind.Null);
        image.GetProperty("regions")[0].GetProperty("tagName").ValueKind.Should().Be(JsonValueKind.Null);
        var listed = (await fixture.GetAsync($"projects/{project}/images"))[0];
        listed.GetProperty("tags")[0].GetProperty("tagName").GetString().Should().Be("one");
        listed.GetProperty("regions")[0].GetProperty("tagName").GetString().Should().Be("one");
    }

    [Theory]
    [InlineData(DuplicateLabels.Added, 2, 2)]
    [InlineData(DuplicateLabels.Dropped, 1, 1)]
    public async Task KnownPicture_WithNewTagsAndRegions_GetsThem_UnlessTheyAreDropped(DuplicateLabels labels, int tags, int regions)
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Behavior.Images.DuplicateLabels = labels);
        var (project, one, two) = Project(fixture.Emulator, ProjectKind.Detection);
        var picture = TestPictures.Draw();
        var first = await UploadAsync(fixture, project, picture, [], regions: [one]);

        var second = await UploadAsync(fixture, project, picture, [], regions: [one, two], HttpStatusCode.MultiStatus);

        second.GetProperty("status").GetString().Should().Be("OKDuplicate");
        second.GetProperty("image").GetProperty("id").GetGuid().Should().Be(first.GetProperty("image").GetProperty("id").GetGuid());
        var listed = (await fixture.GetAsync($"projects/{project}/images")).EnumerateArray().Should().ContainSingle().Subject;
        listed.GetProperty("tags").GetArrayLength().Should().Be(tags);
        listed.GetProperty("regions").GetArrayLength().Should().Be(regions, "an equal region is not added twice");
    }

    [Fact]
    public async Task KnownPicture_WithAnotherTag_KeepsTheOnlyTagOfAMulticlassProject()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, one, two) = Project(fixture.Emulator, ProjectKind.Classification);
        var picture = TestPictures.Draw();
        await UploadAsync(fixture, project, picture, [one]);

        await UploadAsync(fixture, project, picture, [two], expected: HttpStatusCode.MultiStatus);

        var listed = (await fixture.GetAsync($"projects/{project}/images"))[0];
        listed.GetProperty("tags").EnumerateArray().Should().ContainSingle().Which.GetProperty("tagId").GetGuid().Should().Be(one);
    }

    [Fact]
    public async Task SmallPicture_IsStatedEnlarged_HoweverItCame()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "a"));
            await File.WriteAllBytesAsync(Path.Combine(folder.FullName, "a", "small.png"), TestPictures.Draw(100, 50));
            await using var fixture = await EmulatorFixture.StartAsync(options => options.SeedFolders.Add(folder.FullName));
            var (project, _, _) = Project(fixture.Emulator, ProjectKind.Multilabel);
            await UploadAsync(fixture, project, TestPictures.Draw(100, 50), []);
            fixture.Emulator.Seed(account => account.Project(project).AddImage(TestPictures.Draw(100, 50)));
            var seeded = fixture.Emulator.Account.Projects[0].Id;

            var images = (await fixture.GetAsync($"projects/{project}/images"))
                .EnumerateArray()
                .Concat((await fixture.GetAsync($"projects/{seeded}/images")).EnumerateArray());

            images
                .Select(image => (image.GetProperty("width").GetInt32(), image.GetProperty("height").GetInt32()))
                .Should()
                .Equal((512, 256), (512, 256), (512, 256));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<JsonElement> UploadAsync(
        EmulatorFixture fixture,
        Guid project,
        byte[] picture,
        Guid[] tags,
        Guid[]? regions = null,
        HttpStatusCode expected = HttpStatusCode.OK
    )
    {
        var boxes = string.Join(',', (regions ?? []).Select(tag => $$"""{"tagId":"{{tag}}",{{Box}}}"""));
        var entry = JsonDocument
            .Parse(
                $$"""{"images":[{"name":"a","contents":"{{Convert.ToBase64String(picture)}}","tagIds":{{JsonSerializer.Serialize(tags)}},"regions":[{{boxes}}]}]}"""
            )
            .RootElement;
        return (await fixture.PostAsync($"projects/{project}/images/files", entry, expected)).GetProperty("images")[0];
    }

    private static (Guid Project, Guid One, Guid Two) Project(TrainingEmulator emulator, ProjectKind kind) =>
        emulator.Seed(account =>
        {
            var project = account.AddProject("uploads", kind);
            return (project.Id, project.AddTag("one"), project.AddTag("two"));
        });
}
