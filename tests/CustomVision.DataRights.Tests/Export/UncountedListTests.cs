using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// Lists without a count are not believed when they are short: something else names what they leave out, or they are read again.
/// </summary>
public sealed class UncountedListTests
{
    [Theory]
    [InlineData("GET", "/iterations", "[]")]
    [InlineData("GET", "/tags", "[]")]
    [InlineData("POST", "/images/suggested", "{\"token\":{\"continuation\":null},\"results\":[]}")]
    public async Task A_list_that_stays_empty_is_incomplete(string method, string path, string answer)
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Wire.Intercept = (request, _) => Is(request, method, path) ? Task.FromResult(Wire.Answer(200, answer)) : null;

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Incomplete);
        result.Failures.Should().NotBeEmpty().And.OnlyContain(failure => failure.Kind == ExportFailureKind.Failed);
    }

    [Theory]
    [InlineData("GET", "/training/projects", "[]")]
    [InlineData("GET", "/iterations", "[]")]
    [InlineData("GET", "/tags", "[]")]
    [InlineData("POST", "/images/suggested", "{\"token\":{\"continuation\":null},\"results\":[]}")]
    [InlineData("POST", "/predictions/query", "{\"token\":{\"continuation\":null},\"results\":[]}")]
    public async Task A_list_that_is_empty_once_leaves_nothing_out(string method, string path, string answer)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var asked = 0;
        rig.Wire.Intercept = (request, _) => Is(request, method, path) && ++asked == 1 ? Task.FromResult(Wire.Answer(200, answer)) : null;

        var result = await rig.ExportAsync(folder);

        asked.Should().BeGreaterThan(1);
        result.State.Should().NotBe(ExportState.Incomplete);
        foreach (var project in rig.Emulator.Account.Projects)
        {
            var root = Path.Combine(folder, "data", "projects", project.Id.ToString());
            ExportTests.Ids(Path.Combine(root, "images.jsonl")).Should().BeEquivalentTo(project.WorkspaceImageIds);
            ExportTests.Ids(Path.Combine(root, "predictions.jsonl")).Should().BeEquivalentTo(project.PredictionIds);
            foreach (var iteration in project.Iterations)
            {
                ExportTests
                    .Ids(Path.Combine(root, "iterations", iteration.Id.ToString(), "images.jsonl"))
                    .Should()
                    .BeEquivalentTo(iteration.ImageIds);
                ExportTests
                    .Ids(Path.Combine(root, "iterations", iteration.Id.ToString(), "suggestions.jsonl"))
                    .Should()
                    .BeEquivalentTo(iteration.SuggestedImageIds);
            }
        }
    }

    [Fact]
    public async Task What_is_uploaded_after_the_workspace_was_listed_is_said()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0].Id;
        rig.Emulator.Faults.Add(
            FaultRule
                .For("QueryPredictions")
                .WithPath(project.ToString())
                .Nth(1)
                .Run(() =>
                {
                    rig.Emulator.Seed(account => account.Project(project).AddImages(1));
                    return Task.CompletedTask;
                })
        );

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Changes.Should().ContainSingle().Which.Should().Contain("workspace").And.Contain(project.ToString());
    }

    [Fact]
    public async Task A_project_that_is_deleted_after_it_was_exported_is_said()
    {
        await using var rig = await ExportRig.StartAsync();
        var projects = (await rig.Manager.ExportProjectsAsync())
            .OrderBy(project => project.Created)
            .ThenBy(project => project.Id)
            .Select(project => project.Id)
            .ToList();
        rig.Emulator.Faults.Add(
            FaultRule
                .For("QueryPredictions")
                .WithPath(projects[^1].ToString())
                .Nth(1)
                .Run(() => rig.Manager.DeleteProjectAsync(projects[0], unpublishFirst: true))
        );

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Changes.Should().ContainSingle().Which.Should().Contain(projects[0].ToString());
    }

    [Fact]
    public async Task A_prediction_that_is_made_while_the_others_are_read_is_exported_too()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.First(project => project.PredictionIds.Count > 0);
        var late = Guid.Empty;
        rig.Emulator.Faults.Add(
            FaultRule
                .For("QueryPredictions")
                .WithPath(project.Id.ToString())
                .Nth(2)
                .Run(() =>
                {
                    late = rig.Emulator.Seed(account => account.Project(project.Id).AddPrediction(project.Iterations[0].Id));
                    return Task.CompletedTask;
                })
        );
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        ExportTests.Ids(Path.Combine(folder, "data", "projects", project.Id.ToString(), "predictions.jsonl")).Should().Contain(late);
    }

    private static bool Is(HttpRequestMessage request, string method, string path) =>
        request.Method.Method == method && request.RequestUri!.AbsolutePath.EndsWith(path, StringComparison.Ordinal);
}
