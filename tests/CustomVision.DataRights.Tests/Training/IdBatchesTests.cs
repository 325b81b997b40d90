using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training;

public sealed class IdBatchesTests
{
    private static readonly Guid[] Ids = [.. Enumerable.Range(0, 600).Select(_ => Guid.NewGuid())];

    [Theory]
    [InlineData(256)]
    [InlineData(64)]
    [InlineData(20)]
    public void Split_within_the_operations_limit_keeps_order_and_all(int limit)
    {
        var batches = IdBatches.Split(Ids, limit, lineLimit: 65536, lineLength: 100).ToList();

        batches.SelectMany(batch => batch).Should().Equal(Ids);
        batches.Should().OnlyContain(batch => batch.Length <= limit);
        batches.Should().HaveCount((600 + limit - 1) / limit);
    }

    [Fact]
    public void Split_drops_repetitions() =>
        IdBatches.Split([Ids[0], Ids[1], Ids[0]], 256, 8000, 100).Single().Should().Equal(Ids[0], Ids[1]);

    [Fact]
    public void Split_of_nothing_makes_no_call() => IdBatches.Split([], 256, 8000, 100).Should().BeEmpty();

    [Fact]
    public void Line_too_short_for_one_id_still_takes_one() => IdBatches.SizeOf(256, lineLimit: 10, lineLength: 100).Should().Be(1);

    [Theory]
    [InlineData(512)]
    [InlineData(2048)]
    [InlineData(8000)]
    [InlineData(16384)]
    public async Task Path_and_query_never_exceed_the_limit_and_use_it(int limit)
    {
        using var rig = new TrainingRig(
            new StubHandler(_ => StubHandler.Json("[]")),
            configure: options => options.MaxRequestLineLength = limit
        );

        await foreach (var _ in rig.Client.GetImagesByIdsAsync(TrainingRig.ProjectId, Ids, TrainingRig.IterationId, default)) { }

        rig.Training.Requests.Should().OnlyContain(asked => asked.PathAndQuery.Length <= limit);
        var first = rig.Training.Requests[0].PathAndQuery;
        (first.Length + 39 > limit || first.Contains(Ids[255].ToString(), StringComparison.Ordinal))
            .Should()
            .BeTrue("a call names as many ids as fit");
        rig.Training.Requests.SelectMany(asked => asked.PathAndQuery.Split("imageIds=")[1].Split("%2C"))
            .Select(Guid.Parse)
            .Should()
            .Equal(Ids);
    }

    [Fact]
    public async Task Batches_for_deletion_are_those_that_DeleteImages_takes()
    {
        using var rig = new TrainingRig(new StubHandler(_ => new HttpResponseMessage(System.Net.HttpStatusCode.Accepted)));

        foreach (var batch in rig.Client.BatchesForDeleteImages(TrainingRig.ProjectId, Ids))
        {
            (await rig.Client.DeleteImagesAsync(TrainingRig.ProjectId, batch, allIterations: true, default))
                .Should()
                .Be(DeletionAnswer.Accepted);
        }

        rig.Training.Requests.Should()
            .HaveCountGreaterThan(1)
            .And.OnlyContain(asked => asked.PathAndQuery.Length <= 8000 && asked.PathAndQuery.Contains("allIterations=true&imageIds="));
    }

    [Fact]
    public async Task Deletion_without_ids_never_leaves_the_process()
    {
        using var rig = new TrainingRig(new StubHandler(_ => new HttpResponseMessage(System.Net.HttpStatusCode.Accepted)));

        await rig
            .Client.Awaiting(client => client.DeleteImagesAsync(TrainingRig.ProjectId, [], true, default))
            .Should()
            .ThrowAsync<ArgumentException>();
        await rig
            .Client.Awaiting(client => client.DeletePredictionsAsync(TrainingRig.ProjectId, [], default))
            .Should()
            .ThrowAsync<ArgumentException>();

        rig.Training.Requests.Should().BeEmpty();
    }
}
