using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Tests.Pictures;

namespace CustomVision.DataRights.Emulator.Tests.Predictions;

public sealed class PredictionTests
{
    [Theory]
    [InlineData("image", 1)]
    [InlineData("image/nostore", 0)]
    public async Task PredictionEndpoint_StoresUnlessAskedNotTo(string operation, int stored)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = Published(fixture.Emulator);
        var picture = TestPictures.Draw();

        using var response = await PredictAsync(fixture, $"{project}/classify/iterations/live/{operation}?application=door", picture);

        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.EnumerateObject().Select(member => member.Name).Should().Equal("id", "project", "iteration", "created", "predictions");
        answer
            .GetProperty("predictions")[0]
            .EnumerateObject()
            .Select(member => member.Name)
            .Should()
            .Equal("probability", "tagId", "tagName", "tagType");
        var found = (
            await fixture.PostAsync($"projects/{project}/predictions/query", new { maxCount = 0, application = "door" })
        ).GetProperty("results");
        found.GetArrayLength().Should().Be(stored);
        foreach (var prediction in found.EnumerateArray())
        {
            (await fixture.Client.GetByteArrayAsync(prediction.GetProperty("originalImageUri").GetString())).Should().Equal(picture);
        }
    }

    [Fact]
    public async Task PredictionEndpoint_WithoutAPublishedIteration_Is404_AndRejectsTheTrainingKey()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = Published(fixture.Emulator);

        using var unknown = await PredictAsync(fixture, $"{project}/classify/iterations/dead/image", TestPictures.Draw());
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await unknown.Content.ReadAsStringAsync()).Should().Be("""{"code":"NotFoundIteration","message":"Invalid iteration"}""");
        using var detect = await PredictAsync(fixture, $"{project}/detect/iterations/live/image", TestPictures.Draw());
        detect.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        using var wrongKey = await fixture.Client.PostAsync($"customvision/v3.0/prediction/{project}/classify/iterations/live/image", null);
        wrongKey.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("newest")]
    [InlineData("Oldest")]
    [InlineData("Suggested")]
    public async Task QueryPredictions_PageByPage_GivesEachOnce_ThoughSomeAreDeletedBetween(string order)
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var (project, ids) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("p", ProjectKind.Multilabel);
            seeded.AddTag("a");
            var iteration = seeded.Train();
            return (seeded.Id, Enumerable.Range(0, 7).Select(_ => seeded.AddPrediction(iteration)).ToList());
        });

        var seen = new List<Guid>();
        object query = new { maxCount = 3, orderBy = order };
        for (; ; )
        {
            var page = await fixture.PostAsync($"projects/{project}/predictions/query", query);
            var found = page.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("id").GetGuid()).ToList();
            seen.AddRange(found);
            (await fixture.DeleteAsync($"projects/{project}/predictions?ids={string.Join(',', found)}"))
                .Should()
                .Be(HttpStatusCode.NoContent);
            var token = page.GetProperty("token");
            if (token.GetProperty("continuation").ValueKind == JsonValueKind.Null)
            {
                break;
            }

            query = token;
        }

        seen.Should().OnlyHaveUniqueItems().And.BeEquivalentTo(ids);
        fixture.Emulator.Account.Project(project).PredictionIds.Should().BeEmpty();
        fixture.Emulator.Account.Project(project).PredictionBytes(ids[0]).Should().BeNull();
    }

    [Fact]
    public async Task QueryPredictions_IsWrittenAsOnTheWire()
    {
        await using var fixture = await EmulatorFixture.StartAsync();
        var project = Published(fixture.Emulator);

        (await fixture.PostAsync($"projects/{project}/predictions/query", new { maxCount = 0, orderBy = "Newest" }))
            .GetRawText()
            .Should()
            .Be(
                """{"token":{"session":"2:4193293","continuation":null,"maxCount":0,"orderBy":"Newest","tags":null,"iterationId":null,"startTime":null,"endTime":null,"application":null},"results":[]}"""
            );
    }

    private static async Task<HttpResponseMessage> PredictAsync(EmulatorFixture fixture, string path, byte[] picture)
    {
        using var client = new HttpClient { BaseAddress = fixture.Emulator.Endpoint };
        client.DefaultRequestHeaders.Add("Prediction-Key", "emulator-prediction");
        using var form = new MultipartFormDataContent { { new ByteArrayContent(picture), "imageData", "a.png" } };
        return await client.PostAsync($"customvision/v3.1/Prediction/{path}", form);
    }

    private static Guid Published(TrainingEmulator emulator) =>
        emulator.Seed(account =>
        {
            var project = account.AddProject("p", ProjectKind.Multilabel);
            project.AddImages(2, project.AddTag("a"));
            project.Publish(project.Train(), "live");
            return project.Id;
        });
}
