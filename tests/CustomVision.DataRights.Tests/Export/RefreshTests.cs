using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// Links that no longer answer: a fresh one is asked for in the set that the object came from, and each object is fetched once.
/// </summary>
public sealed class RefreshTests
{
    [Fact]
    public async Task An_image_that_only_an_iteration_holds_is_asked_for_again_in_that_iteration()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.Single(project => project.AllImageIds.Count > project.WorkspaceImageIds.Count);
        var image = project.AllImageIds.Except(project.WorkspaceImageIds).First();
        var iteration = project.Iterations.First(iteration => iteration.ImageIds.Contains(image)).Id;
        var folder = await ExportAsync(rig, "i-" + image.ToString("N"));

        rig.Emulator.Requests.Find(operation: "GetImagesByIds")
            .Should()
            .ContainSingle()
            .Which.Query.Should()
            .Contain(image.ToString())
            .And.Contain($"iterationId={iteration}");
        File.ReadAllBytes(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images", image + ".png"))
            .Should()
            .Equal(project.ImageBytes(image));
    }

    [Fact]
    public async Task An_image_of_the_workspace_is_asked_for_again_in_the_workspace()
    {
        await using var rig = await ExportRig.StartAsync();
        var image = rig.Emulator.Account.Projects[0].WorkspaceImageIds[0];
        await ExportAsync(rig, "i-" + image.ToString("N"));

        rig.Emulator.Requests.Find(operation: "GetImagesByIds")
            .Should()
            .ContainSingle()
            .Which.Query.Should()
            .Contain(image.ToString())
            .And.NotContain("iterationId");
    }

    [Fact]
    public async Task A_prediction_is_asked_for_again_by_its_query()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.First(project => project.PredictionIds.Count > 0);
        var prediction = project.PredictionIds[0];
        var folder = await ExportAsync(rig, prediction.ToString("N"));

        rig.Emulator.Requests.Find(operation: "QueryPredictions", path: project.Id.ToString())
            .Should()
            .HaveCount(3, "the list, the look from its other end, and the fresh link");
        File.ReadAllBytes(Path.Combine(folder, "data", "projects", project.Id.ToString(), "predictions", prediction + ".png"))
            .Should()
            .Equal(project.PredictionBytes(prediction));
    }

    [Fact]
    public async Task A_model_is_asked_for_again_by_GetExports_and_its_bytes_are_those_of_the_service()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.Single(project => project.Iterations.Count == 2);
        var iteration = project.Iterations.Single(iteration => iteration.PublishName is null).Id;
        var others = project
            .AllImageIds.Concat(rig.Emulator.Account.Projects.SelectMany(other => other.AllImageIds.Concat(other.PredictionIds)))
            .Select(id => id.ToString("N"))
            .ToHashSet();
        await rig.ExportAsync(rig.NewFolder());
        var model = rig
            .Emulator.Requests.Find(endpoint: EndpointKind.Blob)
            .Select(request => request.Path)
            .Single(path => !others.Any(path.Contains));
        var folder = await ExportAsync(rig, model);

        rig.Emulator.Requests.Find(operation: "GetExports", path: iteration.ToString()).Should().HaveCount(2);
        var file = Directory
            .EnumerateFiles(Path.Combine(folder, "data", "projects", project.Id.ToString(), "iterations", iteration.ToString(), "exports"))
            .Should()
            .ContainSingle()
            .Which;
        Path.GetFileNameWithoutExtension(file).Should().Be("TensorFlow-TensorFlowNormal");
        File.ReadAllBytes(file).Should().Equal(project.ModelBytes(iteration, "TensorFlow", "TensorFlowNormal"));
    }

    [Fact]
    public async Task No_image_is_fetched_twice_whichever_sets_hold_it()
    {
        await using var rig = await ExportRig.StartAsync();

        await rig.ExportAsync(rig.NewFolder());

        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob).Select(request => request.Path).Should().OnlyHaveUniqueItems();
    }

    // The first link of one object has expired.
    private static async Task<string> ExportAsync(ExportRig rig, string blob)
    {
        var folder = rig.NewFolder();
        rig.Emulator.Faults.Add(FaultRule.ForBlobs(blob).Nth(1).Answer(403));
        rig.Emulator.Requests.Clear();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob, path: blob).Select(request => request.Status).Should().Equal(403, 200);
        return folder;
    }
}
