using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Erasure;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>What was exported once may be the last copy: whatever the service does afterwards, it stays, and the report says what became of it.</summary>
public sealed class KeptFilesTests
{
    [Fact]
    public async Task A_project_that_is_deleted_while_the_export_is_interrupted_stays_whole_and_is_named()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        var (first, _) = await InterruptAtTheLastProjectAsync(rig, folder);
        await rig.Manager.DeleteProjectAsync(first, unpublishFirst: true);

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Failures.Should().NotBeEmpty().And.OnlyContain(failure => failure.ProjectId == first && failure.Kind == ExportFailureKind.Gone);
        await AssertValidAsync(folder);
        var place = $"data/projects/{first}/";
        Tree.Of(folder).Where(file => IsOf(file.Key)).Should().Equal(Tree.Of(undisturbed).Where(file => IsOf(file.Key)), "not a byte of it is lost");
        Directory.Exists(folder + ".work").Should().BeFalse();

        bool IsOf(string path) => path.StartsWith(place, StringComparison.Ordinal) && !path.EndsWith(".html", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_projects_that_is_empty_for_a_moment_costs_nothing()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        await InterruptAtTheLastProjectAsync(rig, folder);
        var projects = rig.Emulator.Account.Projects.Select(project => project.Id).ToList();
        var asked = 0;
        rig.Wire.Intercept = (request, _) => request.RequestUri!.AbsolutePath.EndsWith("/training/projects", StringComparison.Ordinal) && ++asked == 1
            ? Task.FromResult(Wire.Answer(200, "[]")) : null;

        var result = await rig.ExportAsync(folder);

        projects.Should().HaveCount(2);
        result.State.Should().Be(ExportState.Complete);
        result.Changes.Should().HaveCount(2).And.OnlyContain(change => change.Contains("no longer listed"));
        ExportTests.Ids(Path.Combine(folder, "data", "projects", projects[0].ToString(), "images.jsonl")).Should().NotBeEmpty();
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task The_key_of_another_resource_behind_the_same_endpoint_is_refused_and_nothing_is_changed()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await InterruptAtTheLastProjectAsync(rig, folder);
        foreach (var project in rig.Emulator.Account.Projects)
        {
            await rig.Manager.DeleteProjectAsync(project.Id, unpublishFirst: true);
        }

        rig.Emulator.Seed(account => account.AddProject("Of somebody else", ProjectKind.Multilabel));
        var before = Tree.Of(folder);

        var export = () => rig.ExportAsync(folder);

        await export.Should().ThrowAsync<DataRightsException>().WithMessage("*key of another resource*");
        Tree.Of(folder).Should().Equal(before);
    }

    [Fact]
    public async Task An_image_that_is_deleted_while_the_export_is_interrupted_stays_with_the_last_words_of_the_service()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var project = rig.Emulator.Account.Projects[0].Id;
        var image = rig.Emulator.Seed(account => account.Project(project).AddImages(1, new Dictionary<string, string> { ["name"] = "Anna" })[0]);
        await InterruptAtTheLastProjectAsync(rig, folder);
        var bytes = rig.Emulator.Account.Project(project).ImageBytes(image);
        rig.Emulator.Seed(account => account.Project(project).DeleteFromWorkspace(image));

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Failures.Should().ContainSingle().Which.Should().Match<ExportFailure>(failure => failure.ObjectId == image && failure.Kind == ExportFailureKind.Gone && failure.Category == "image-files");
        var root = Path.Combine(folder, "data", "projects", project.ToString());
        (await File.ReadAllBytesAsync(Path.Combine(root, "images", image + ".png"))).Should().Equal(bytes);
        ExportTests.Ids(Path.Combine(root, "images.jsonl")).Should().NotContain(image);
        using var gone = JsonDocument.Parse((await File.ReadAllLinesAsync(Path.Combine(root, "gone.jsonl"))).Should().ContainSingle().Which);
        gone.RootElement.GetProperty("id").GetGuid().Should().Be(image);
        gone.RootElement.GetProperty("metadata").GetProperty("name").GetString().Should().Be("Anna");
        gone.RootElement.GetProperty("file").GetString().Should().Be($"images/{image}.png");
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task A_project_that_is_deleted_between_the_two_looks_of_one_run_stays_too()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var (first, last) = await OrderAsync(rig);
        var images = rig.Emulator.Account.Project(first).AllImageIds;
        rig.Emulator.Faults.Add(FaultRule.For("QueryPredictions").WithPath(last.ToString()).Nth(1).Run(() => rig.Manager.DeleteProjectAsync(first, unpublishFirst: true)));
        rig.Emulator.Faults.Add(FaultRule.For("QueryPredictions").WithPath(last.ToString()).Nth(1).Answer(501));

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Failures.Where(failure => failure.Category == "image-files").Select(failure => failure.ObjectId).Should().BeEquivalentTo(images.Select(id => (Guid?)id));
        Directory.EnumerateFiles(Path.Combine(folder, "data", "projects", first.ToString(), "images")).Should().HaveCount(images.Count);
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task What_an_earlier_look_brought_stays_where_a_later_one_fails_and_is_not_called_gone()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var (first, _) = await InterruptAtTheLastProjectAsync(rig, folder);
        var images = rig.Emulator.Account.Project(first).AllImageIds;
        rig.Emulator.Seed(account => account.Project(first).AddTag("so that it is listed anew"));
        rig.Emulator.Faults.Add(FaultRule.For("GetImages").WithPath(first.ToString()).Answer(501));

        var result = await rig.ExportAsync(folder);
        var files = Directory.EnumerateFiles(Path.Combine(folder, "data", "projects", first.ToString(), "images")).ToList();
        rig.Emulator.Faults.Clear();
        rig.Emulator.Requests.Clear();
        var again = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Incomplete);
        result.Failures.Should().NotContain(failure => failure.Kind == ExportFailureKind.Gone);
        files.Should().HaveCount(images.Count);
        again.State.Should().Be(ExportState.Complete);
        rig.Emulator.Requests.Find(endpoint: Emulator.Traffic.EndpointKind.Blob, path: first.ToString("N")).Should().BeEmpty("their bytes were here");
        File.Exists(Path.Combine(folder, "data", "projects", first.ToString(), "gone.jsonl")).Should().BeFalse();
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task Somebodys_file_below_data_is_never_removed_the_job_waits_for_it_to_be_moved()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await InterruptAtTheLastProjectAsync(rig, folder);
        var thesis = Path.Combine(folder, "data", "thesis.txt");
        await File.WriteAllTextAsync(thesis, "five years");

        var export = () => rig.ExportAsync(folder);

        (await export.Should().ThrowAsync<DataRightsException>()).WithMessage("*1 file(s) that no export writes*Move*").Which.Message.Should().NotContain("thesis");
        (await File.ReadAllTextAsync(thesis)).Should().Be("five years");
        File.Delete(thesis);
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task An_upload_and_a_deletion_that_balance_are_seen()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var (project, _) = await InterruptAtTheLastProjectAsync(rig, folder);
        var (gone, added) = (rig.Emulator.Account.Project(project).WorkspaceImageIds[0], Guid.Empty);
        rig.Emulator.Seed(account =>
        {
            account.Project(project).DeleteFromWorkspace(gone);
            added = account.Project(project).AddImages(1)[0];
        });

        // Nothing in the project, its tags and its iterations tells: that lastModified follows uploads is not established.
        var before = await File.ReadAllTextAsync(Path.Combine(folder, "data", "projects", project.ToString(), "project.json"));
        var tags = await File.ReadAllTextAsync(Path.Combine(folder, "data", "projects", project.ToString(), "tags.json"));
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith("/projects/" + project, StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, before))
            : request.RequestUri.PathAndQuery.EndsWith(project + "/tags", StringComparison.Ordinal) ? Task.FromResult(Wire.Answer(200, tags)) : null;

        var result = await rig.ExportAsync(folder);

        result.Changes.Should().ContainSingle().Which.Should().Contain("listed anew");
        ExportTests.Ids(Path.Combine(folder, "data", "projects", project.ToString(), "images.jsonl")).Should().Contain(added).And.NotContain(gone);
    }

    private static async Task AssertValidAsync(string folder)
    {
        var verified = await ArchiveVerifier.VerifyAsync(folder);
        verified.Findings.Should().BeEmpty();
        verified.IsValid.Should().BeTrue();
    }

    private static async Task<(Guid First, Guid Last)> OrderAsync(ExportRig rig)
    {
        var projects = (await rig.Manager.ExportProjectsAsync()).OrderBy(project => project.Created).ThenBy(project => project.Id).Select(project => project.Id).ToList();
        return (projects[0], projects[^1]);
    }

    // All but the predictions of the last project is there.
    private static async Task<(Guid First, Guid Last)> InterruptAtTheLastProjectAsync(ExportRig rig, string folder)
    {
        var (first, last) = await OrderAsync(rig);
        using var cancel = new CancellationTokenSource();
        var rule = rig.Emulator.Faults.Add(FaultRule.For("QueryPredictions").WithPath(last.ToString()).Run(() =>
        {
            cancel.Cancel();
            return Task.CompletedTask;
        }));
        var export = () => rig.ExportAsync(folder, cancellationToken: cancel.Token);
        await export.Should().ThrowAsync<OperationCanceledException>();
        rig.Emulator.Faults.Remove(rule);
        return (first, last);
    }
}
