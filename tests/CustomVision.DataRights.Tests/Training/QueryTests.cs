using System.Text.Json;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training;

public sealed class QueryTests
{
    [Fact]
    public async Task Token_is_posted_back_as_it_came_until_there_is_no_continuation()
    {
        const string Token = """{"session":"2:10419916","continuation":"a\/b c","maxCount":1,"unknown":[1.0]}""";
        using var rig = new TrainingRig(
            StubHandler.Sequence(
                () => StubHandler.Json($$"""{"token": {{Token}} ,"results":[{{Item(1)}}]}"""),
                () => StubHandler.Json("{\"results\":[" + Item(2) + "],\"token\":{\"continuation\":\"\"}}")
            )
        );

        var found = await Collect(rig);

        found.Should().Equal(IdOf(1), IdOf(2));
        rig.Training.Requests.Should().HaveCount(2);
        rig.Training.Requests[1].Body.Should().Be(Token);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"continuation":null}""")]
    [InlineData("""{"continuation":""}""")]
    [InlineData("""{"session":"x"}""")]
    public async Task Token_without_a_continuation_is_the_end(string token)
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json($$"""{"token":{{token}},"results":[]}""")));

        (await Collect(rig)).Should().BeEmpty();

        rig.Training.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Empty_page_with_a_continuation_is_not_the_end()
    {
        using var rig = new TrainingRig(
            StubHandler.Sequence(
                () => StubHandler.Json("""{"token":{"continuation":"1"},"results":[]}"""),
                () => StubHandler.Json($$"""{"token":{"continuation":"2"},"results":[{{Item(1)}}]}"""),
                () => StubHandler.Json($$"""{"token":null,"results":[{{Item(1)}}]}""")
            )
        );

        (await Collect(rig)).Should().Equal(IdOf(1));
    }

    [Fact]
    public async Task Continuation_that_repeats_for_ever_is_an_error()
    {
        using var rig = new TrainingRig(
            new StubHandler(_ => StubHandler.Json($$"""{"token":{"continuation":"same"},"results":[{{Item(1)}}]}"""))
        );

        (await rig.Awaiting(Collect).Should().ThrowAsync<TrainingApiException>()).Which.Operation.Should().Be("QueryPredictions");

        rig.Training.Requests.Should().HaveCountLessThan(5);
    }

    [Fact]
    public async Task Continuations_that_bring_nothing_for_ever_are_an_error()
    {
        using var rig = new TrainingRig(
            new StubHandler(asked => StubHandler.Json($$"""{"token":{"continuation":"{{asked.Index}}"},"results":[]}"""))
        );

        await rig.Awaiting(Collect).Should().ThrowAsync<TrainingApiException>();
    }

    [Fact]
    public async Task Answer_without_results_is_an_error_and_no_end()
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json("""{"token":null}""")));

        await rig.Awaiting(Collect).Should().ThrowAsync<TrainingApiException>();
    }

    [Fact]
    public async Task Criteria_are_sent_and_nothing_else()
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json("""{"token":null,"results":[]}""")));
        var query = new PredictionQuery
        {
            IterationId = TrainingRig.IterationId,
            StartTime = new DateTimeOffset(2026, 1, 1, 2, 0, 0, TimeSpan.FromHours(2)),
            Application = "app \"1\"",
            Tags = [new PredictionQueryTag { Id = TrainingRig.ProjectId, MinThreshold = 0.5 }],
        };

        await Collect(rig, query);

        using var body = JsonDocument.Parse(rig.Training.Requests.Single().Body!);
        body.RootElement.EnumerateObject()
            .Select(member => member.Name)
            .Should()
            .BeEquivalentTo("maxCount", "orderBy", "tags", "iterationId", "startTime", "application");
        body.RootElement.GetProperty("startTime").GetString().Should().Be("2026-01-01T00:00:00.0000000Z");
        body.RootElement.GetProperty("application").GetString().Should().Be("app \"1\"");
        body.RootElement.GetProperty("orderBy").GetString().Should().Be("Oldest");
    }

    [Fact]
    public async Task Empty_query_asks_for_all()
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json("""{"token":null,"results":[]}""")));

        await Collect(rig);

        rig.Training.Requests.Single().Body.Should().Be("""{"maxCount":128,"orderBy":"Oldest"}""");
    }

    private static Task<List<Guid>> Collect(TrainingRig rig) => Collect(rig, new PredictionQuery());

    private static async Task<List<Guid>> Collect(TrainingRig rig, PredictionQuery query)
    {
        var found = new List<Guid>();
        await foreach (var prediction in rig.Client.QueryPredictionsAsync(TrainingRig.ProjectId, query, default))
        {
            found.Add(prediction.Value.Id);
        }

        return found;
    }

    private static Guid IdOf(int index) => new(index, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1]);

    private static string Item(int index) => $$"""{"id":"{{IdOf(index)}}","created":"2026-01-01T00:00:00Z"}""";
}
