using System.Net;
using CustomVision.DataRights.Emulator.Behavior;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training;

public sealed class EmulatorDeleteTests : IAsyncLifetime
{
    private EmulatorRig _rig = null!;
    private Guid _project;

    private TrainingClient Client => _rig.Client;

    private string Base => $"/customvision/v3.3/training/projects/{_project}";

    public async Task InitializeAsync()
    {
        _rig = await EmulatorRig.StartAsync();
        _project = (await Client.GetProjectsAsync(default)).Single(project => project.Value.Name is "Reception visitors").Value.Id;
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task DeleteImages_from_the_workspace_alone_is_done_at_once()
    {
        var ids = (await Collect(Client.GetImages(_project, new ImageListQuery()))).Take(2).ToList();

        (await Client.DeleteImagesAsync(_project, ids, allIterations: false, default)).Should().Be(DeletionAnswer.Done);

        Sent("DeleteImages", "DELETE", $"{Base}/images", $"imageIds={ids[0]}%2C{ids[1]}", 204);
    }

    [Fact]
    public async Task DeleteImages_everywhere_is_accepted()
    {
        var ids = (await Collect(Client.GetImages(_project, new ImageListQuery()))).Take(2).ToList();

        (await Client.DeleteImagesAsync(_project, ids, allIterations: true, default)).Should().Be(DeletionAnswer.Accepted);

        Sent("DeleteImages", "DELETE", $"{Base}/images", $"allIterations=true&imageIds={ids[0]}%2C{ids[1]}", 202);
        _rig.Emulator.ApplyLateDeletions();
        (await Collect(Client.GetImagesByIdsAsync(_project, ids, null, default))).Should().BeEmpty();
    }

    [Fact]
    public async Task DeletePredictions_removes_the_predictions()
    {
        var ids = (await Collect(Client.QueryPredictionsAsync(_project, new PredictionQuery(), default))).ToList();

        await Client.DeletePredictionsAsync(_project, ids, default);

        Sent("DeletePrediction", "DELETE", $"{Base}/predictions", $"ids={string.Join("%2C", ids)}", 204);
        (await Collect(Client.QueryPredictionsAsync(_project, new PredictionQuery(), default))).Should().BeEmpty();
    }

    [Fact]
    public async Task DeleteTag_removes_the_tag()
    {
        var tag = (await Client.GetTagsAsync(_project, null, default))[0].Value.Id;

        await Client.DeleteTagAsync(_project, tag, default);

        Sent("DeleteTag", "DELETE", $"{Base}/tags/{tag}", "", 204);
        (await Client.GetTagsAsync(_project, null, default)).Should().NotContain(other => other.Value.Id == tag);
    }

    [Fact]
    public async Task Published_iteration_is_refused_until_it_is_unpublished()
    {
        var published = (await Client.GetIterationsAsync(_project, default))
            .Single(iteration => iteration.Value.PublishName is not null)
            .Value.Id;

        var error = (
            await Client
                .Awaiting(client => client.DeleteIterationAsync(_project, published, default))
                .Should()
                .ThrowAsync<TrainingApiException>()
        ).Which;
        error.Code.Should().Be("BadRequestIterationIsPublished");
        error.IsServiceShaped.Should().BeTrue();

        await Client.UnpublishIterationAsync(_project, published, default);
        Sent("UnpublishIteration", "DELETE", $"{Base}/iterations/{published}/publish", "", 204);
        await Client.DeleteIterationAsync(_project, published, default);
        Sent("DeleteIteration", "DELETE", $"{Base}/iterations/{published}", "", 204);
    }

    [Fact]
    public async Task DeleteProject_removes_the_project_and_GetProject_answers_NotFoundProject()
    {
        foreach (var iteration in await Client.GetIterationsAsync(_project, default))
        {
            if (iteration.Value.PublishName is not null)
            {
                await Client.UnpublishIterationAsync(_project, iteration.Value.Id, default);
            }
        }

        await Client.DeleteProjectAsync(_project, default);

        Sent("DeleteProject", "DELETE", Base, "", 204);
        var error = (
            await Client.Awaiting(client => client.GetProjectAsync(_project, default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;
        (error.Status, error.Code, error.IsServiceShaped).Should().Be((HttpStatusCode.NotFound, "NotFoundProject", true));
        error.RequestId.Should().NotBeNull();
    }

    [Fact]
    public async Task Refusal_of_unknown_ids_keeps_its_code()
    {
        _rig.Emulator.Behavior.Deletion.UnknownImageIds = UnknownIdAnswer.NotFound;

        var error = (
            await Client
                .Awaiting(client => client.DeleteImagesAsync(_project, [Guid.NewGuid()], true, default))
                .Should()
                .ThrowAsync<TrainingApiException>()
        ).Which;

        (error.Status, error.Code, error.IsServiceShaped).Should().Be((HttpStatusCode.NotFound, "NotFoundImage", true));
    }

    [Fact]
    public async Task Wrong_key_is_a_gateways_401()
    {
        await using var rig = await EmulatorRig.StartAsync(options => options.TrainingKey = "wrong");

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        (error.Status, error.Code, error.IsServiceShaped).Should().Be((HttpStatusCode.Unauthorized, null, false));
    }

    [Fact]
    public async Task Wrong_version_is_a_gateways_404_and_not_the_services()
    {
        await using var rig = await EmulatorRig.StartAsync(options => options.ApiVersion = "v9.9");

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectAsync(_project, default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        error.IsServiceShaped.Should().BeFalse();
        error.Code.Should().BeNull();
    }

    private void Sent(string operation, string method, string path, string query, int status)
    {
        var request = _rig.Last(operation);
        (request.Method, request.Path, request.Query, request.Status).Should().Be((method, path, query, status));
        request.Header("Training-Key").Should().Be(TrainingRig.Key);
    }

    private static async Task<List<Guid>> Collect(IAsyncEnumerable<Raw<Image>> listing)
    {
        var ids = new List<Guid>();
        await foreach (var item in listing)
        {
            ids.Add(item.Value.Id);
        }

        return ids;
    }

    private static async Task<List<Guid>> Collect(IAsyncEnumerable<Raw<StoredPrediction>> listing)
    {
        var ids = new List<Guid>();
        await foreach (var item in listing)
        {
            ids.Add(item.Value.Id);
        }

        return ids;
    }
}
