using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training;

/// <summary>Answers that answer another question, or leave a required member null, are failed reads.</summary>
public sealed class OtherAnswerTests
{
    private static readonly Guid Other = Guid.Parse("26571c15-ac69-4b76-8806-de27e33eb796");

    [Fact]
    public async Task Object_with_another_id_than_was_asked_for_is_a_failed_read()
    {
        using var rig = Rig($$"""{"id":"{{Other}}","name":"Alice"}""");

        foreach (
            var read in (Func<TrainingClient, Task>[])
                [
                    client => client.GetProjectAsync(TrainingRig.ProjectId, default),
                    client => client.GetIterationAsync(TrainingRig.ProjectId, TrainingRig.IterationId, default),
                    client => client.GetTagAsync(TrainingRig.ProjectId, TrainingRig.IterationId, null, default),
                ]
        )
        {
            (await rig.Client.Awaiting(read).Should().ThrowAsync<TrainingApiException>())
                .Which.Message.Should()
                .Contain("an object other than")
                .And.NotContain("Alice");
        }
    }

    [Fact]
    public async Task Image_that_was_not_asked_for_is_a_failed_read()
    {
        using var rig = Rig($$"""[{"id":"{{Other}}"}]""");

        Func<Task> read = async () =>
            await rig.Client.GetImagesByIdsAsync(TrainingRig.ProjectId, [TrainingRig.IterationId], null, default).ToListAsync();

        await read.Should().ThrowAsync<TrainingApiException>();
    }

    [Theory]
    [InlineData("""[{"id":null,"name":"x"}]""")]
    [InlineData("""[{"name":"x"}]""")]
    [InlineData("""[{"id":"26571c15-ac69-4b76-8806-de27e33eb796","name":null}]""")]
    [InlineData("""[{"id":"26571c15-ac69-4b76-8806-de27e33eb796"}]""")]
    public async Task Required_member_that_is_null_is_a_failed_read_as_a_missing_one_is(string body)
    {
        using var rig = Rig(body);

        await rig
            .Client.Awaiting(client => client.GetIterationsAsync(TrainingRig.ProjectId, default))
            .Should()
            .ThrowAsync<TrainingApiException>();
    }

    [Fact]
    public async Task Text_that_is_not_Unicode_is_a_failed_read()
    {
        using var rig = Rig("""[{"id":"26571c15-ac69-4b76-8806-de27e33eb796","name":"\ud800"}]""");

        await rig
            .Client.Awaiting(client => client.GetIterationsAsync(TrainingRig.ProjectId, default))
            .Should()
            .ThrowAsync<TrainingApiException>();
    }

    [Fact]
    public async Task Nesting_beyond_the_readers_depth_is_not_asked_for_again()
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json(new string('[', 100) + new string(']', 100))));

        await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();

        rig.Training.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Objects_of_another_project_or_iteration_are_a_failed_read()
    {
        var (project, iteration) = (TrainingRig.ProjectId, TrainingRig.IterationId);
        foreach (
            var (answer, read) in (List<(string, Func<TrainingClient, Task>)>)
                [
                    (
                        $$"""[{"id":"{{iteration}}","name":"x","projectId":"{{Other}}"}]""",
                        client => client.GetIterationsAsync(project, default)
                    ),
                    (
                        $$"""{"id":"{{iteration}}","name":"x","projectId":"{{Other}}"}""",
                        client => client.GetIterationAsync(project, iteration, default)
                    ),
                    (
                        Page($$"""{"id":"{{iteration}}","project":"{{Other}}"}"""),
                        async client => await client.QueryPredictionsAsync(project, new PredictionQuery(), default).ToListAsync()
                    ),
                    (
                        Page($$"""{"id":"{{iteration}}","iteration":"{{Other}}"}"""),
                        async client =>
                            await client
                                .QueryPredictionsAsync(project, new PredictionQuery { IterationId = iteration }, default)
                                .ToListAsync()
                    ),
                    (
                        Page($$"""{"id":"{{iteration}}","project":"{{Other}}"}"""),
                        async client => await client.QuerySuggestedImagesAsync(project, iteration, default).ToListAsync()
                    ),
                    (
                        Page($$"""{"id":"{{iteration}}","iteration":"{{Other}}"}"""),
                        async client => await client.QuerySuggestedImagesAsync(project, iteration, default).ToListAsync()
                    ),
                    ($$"""{"{{Other}}":1}""", client => client.GetSuggestedImageCountsAsync(project, iteration, [iteration], default)),
                ]
        )
        {
            using var rig = Rig(answer);
            (await rig.Client.Awaiting(read).Should().ThrowAsync<TrainingApiException>(answer))
                .Which.Message.Should()
                .Contain("an object other than");
        }
    }

    [Fact]
    public async Task Member_that_is_given_twice_is_a_failed_read()
    {
        var (project, iteration) = (TrainingRig.ProjectId, TrainingRig.IterationId);
        foreach (
            var (answer, read) in (List<(string, Func<TrainingClient, Task>)>)
                [
                    ($$"""[{"id":"{{Other}}","id":"{{iteration}}","name":"x"}]""", client => client.GetIterationsAsync(project, default)),
                    ($$"""{"id":"{{project}}","name":"x","name":"y"}""", client => client.GetProjectAsync(project, default)),
                    (
                        """{"token":{"continuation":null},"results":[],"results":[]}""",
                        async client => await client.QueryPredictionsAsync(project, new PredictionQuery(), default).ToListAsync()
                    ),
                    (
                        """{"token":{"continuation":null,"continuation":"next"},"results":[]}""",
                        async client => await client.QueryPredictionsAsync(project, new PredictionQuery(), default).ToListAsync()
                    ),
                    (
                        """{"token":{},"token":{},"results":[]}""",
                        async client => await client.QueryPredictionsAsync(project, new PredictionQuery(), default).ToListAsync()
                    ),
                    (
                        $$"""{"{{Other}}":1,"{{Other}}":0}""",
                        client => client.GetSuggestedImageCountsAsync(project, iteration, [Other], default)
                    ),
                ]
        )
        {
            using var rig = Rig(answer);
            await rig.Client.Awaiting(read).Should().ThrowAsync<TrainingApiException>(answer);
        }
    }

    [Fact]
    public async Task Byte_order_mark_before_an_answer_is_ignored()
    {
        using var rig = Rig("\uFEFF[]");

        (await rig.Client.GetProjectsAsync(default)).Should().BeEmpty();
    }

    [Fact]
    public async Task Object_that_a_list_gives_twice_is_taken_once_and_two_of_one_id_are_a_failed_read()
    {
        foreach (var (second, isOne) in (List<(string, bool)>)[("Alice", true), ("Bob", false)])
        {
            using var rig = Rig($$"""[{"id":"{{Other}}","name":"Alice"},{"id":"{{Other}}","name":"{{second}}"}]""");
            foreach (
                var read in (Func<TrainingClient, Task<int>>[])
                    [
                        async client => (await client.GetProjectsAsync(default)).Count,
                        async client => (await client.GetIterationsAsync(TrainingRig.ProjectId, default)).Count,
                        async client => (await client.GetTagsAsync(TrainingRig.ProjectId, null, default)).Count,
                    ]
            )
            {
                if (isOne)
                {
                    (await read(rig.Client)).Should().Be(1);
                }
                else
                {
                    (await rig.Client.Awaiting(read).Should().ThrowAsync<TrainingApiException>())
                        .Which.Message.Should()
                        .Contain("two objects")
                        .And.NotContain("Bob");
                }
            }
        }
    }

    private static string Page(string item) => $$"""{"token":{"continuation":null},"results":[{{item}}]}""";

    private static TrainingRig Rig(string body) =>
        new(new StubHandler(_ => StubHandler.Json(body)), configure: options => options.MaxRetryAttempts = 0);
}
