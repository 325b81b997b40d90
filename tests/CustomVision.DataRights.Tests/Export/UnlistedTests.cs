using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>What an earlier pass or run saved may be the last copy: it stays, and is named.</summary>
public sealed class UnlistedTests
{
    [Fact]
    public async Task A_project_that_is_deleted_while_the_export_is_interrupted_stays_and_is_named_as_unlisted()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        var (first, _) = await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        var images = rig.Emulator.Account.Project(first).AllImageIds;
        await rig.Manager.DeleteProjectAsync(first, unpublishFirst: true);

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result
            .Failures.Should()
            .Contain(failure => failure.Category == "projects" && failure.ProjectId == first && failure.Kind == ExportFailureKind.Gone);
        result.Failures.Should().OnlyContain(failure => failure.Kind == ExportFailureKind.Gone && failure.ProjectId == first);
        Directory.EnumerateFiles(Project(folder, first, "images")).Should().HaveCount(images.Count);
        var before = ArchiveTree.Of(Project(undisturbed, first)).Where(file => !file.Key.EndsWith(".html", StringComparison.Ordinal));
        before.Except(ArchiveTree.Of(Project(folder, first))).Should().BeEmpty("every byte and every word of it was here");
        Directory.Exists(folder + ".work").Should().BeFalse();
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task A_project_that_is_deleted_between_the_two_looks_of_one_run_stays_too()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var projects = (await rig.Manager.ExportProjectsAsync())
            .OrderBy(project => project.Created)
            .ThenBy(project => project.Id)
            .Select(project => project.Id)
            .ToList();
        var (first, last) = (projects[0], projects[^1]);
        var images = rig.Emulator.Account.Project(first).AllImageIds;
        rig.Emulator.Faults.Add(
            FaultRule
                .For("QueryPredictions")
                .WithPath(last.ToString())
                .Nth(1)
                .Run(() => rig.Manager.DeleteProjectAsync(first, unpublishFirst: true))
        );
        rig.Emulator.Faults.Add(FaultRule.For("QueryPredictions").WithPath(last.ToString()).Nth(1).Answer(501));

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        Directory.EnumerateFiles(Project(folder, first, "images")).Should().HaveCount(images.Count);
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task The_last_JSON_of_a_project_that_was_not_read_to_its_end_is_kept_too()
    {
        await using var rig = await ExportRig.StartAsync(configure: options => options.Downloads.MaxConcurrency = 1);
        var folder = rig.NewFolder();
        var project = (await rig.Manager.ExportProjectsAsync())
            .OrderBy(project => project.Created)
            .ThenBy(project => project.Id)
            .First()
            .Id;
        await InterruptedExport.AtAnImageAsync(rig, folder, rig.Emulator.Account.Project(project).WorkspaceImageIds[^3]);
        File.Exists(Project(folder, project, "images.jsonl")).Should().BeFalse();
        var files = Directory.EnumerateFiles(Project(folder, project, "images"), "*.png").ToList();
        files.Should().NotBeEmpty();
        await rig.Manager.DeleteProjectAsync(project, unpublishFirst: true);
        rig.Emulator.Account.Projects.Should().NotBeEmpty();

        // Another project of the first run is still there: it is the same account.
        await SayThatItWasReadAsync(folder, rig.Emulator.Account.Projects[0].Id);
        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        var lines = (await File.ReadAllLinesAsync(Project(folder, project, "unlisted.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        var page = await File.ReadAllTextAsync(Project(folder, project, "unlisted.html"));
        files.Should().OnlyContain(file => page.Contains("images/" + Path.GetFileName(file), StringComparison.Ordinal));
        var images = lines
            .Where(line =>
                line.TryGetProperty("list", out var list)
                    ? list.GetString() == "images.jsonl"
                    : line.GetProperty("file").GetString()!.StartsWith("images/", StringComparison.Ordinal)
            )
            .ToList();
        images
            .Where(line => line.GetProperty("file").ValueKind == JsonValueKind.String)
            .Select(line => Path.GetFileName(line.GetProperty("file").GetString()))
            .Should()
            .BeEquivalentTo(files.Select(Path.GetFileName));
        images.Where(line => line.TryGetProperty("created", out _)).Should().NotBeEmpty();
        images
            .Select(line => (Guid?)line.GetProperty("id").GetGuid())
            .Should()
            .BeSubsetOf(result.Failures.Select(failure => failure.ObjectId));
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task Two_files_of_one_image_that_is_unlisted_are_each_named_with_their_own_digest()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var project = rig.Emulator.Account.Projects.Single(project => project.Iterations.Count == 2).Id;
        var image = rig.Emulator.Seed(account => account.Project(project).AddImages(1)[0]);
        await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        var (saved, other) = (Project(folder, project, $"images/{image}.png"), Project(folder, project, $"images/{image}.jpg"));
        await File.WriteAllBytesAsync(other, [0xFF, 0xD8, 0xFF, 0xE0]); // of a run that died between its name and its line in the journal
        await rig.Manager.DeleteImagesAsync(project, [image]);

        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.CompleteWithDifferences);

        var lines = (await File.ReadAllLinesAsync(Project(folder, project, "unlisted.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        foreach (var file in (string[])[saved, other])
        {
            lines
                .Should()
                .ContainSingle(line => line.GetProperty("file").GetString() == "images/" + Path.GetFileName(file))
                .Which.GetProperty("sha256")
                .GetString()
                .Should()
                .Be(Sha256Digest.Compute(await File.ReadAllBytesAsync(file)).ToString());
        }

        lines
            .Single(line => line.GetProperty("file").GetString() == $"images/{image}.png")
            .TryGetProperty("created", out _)
            .Should()
            .BeTrue("what the service said stays with the file that it was said of");
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task An_image_a_tag_and_an_iteration_that_are_deleted_in_between_stay_with_their_last_JSON()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var project = rig.Emulator.Account.Projects.Single(project => project.Iterations.Count == 2);
        var iteration = project.Iterations.Single(iteration => iteration.PublishName is null).Id;
        var (image, tag) = rig.Emulator.Seed(account =>
        {
            var seeder = account.Project(project.Id);
            return (seeder.AddImages(1, new Dictionary<string, string> { ["profile"] = "../../Anna" })[0], seeder.AddTag("Unused"));
        });
        await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        var bytes = rig.Emulator.Account.Project(project.Id).ImageBytes(image);
        await rig.Manager.DeleteImagesAsync(project.Id, [image]);
        await rig.Manager.DeleteTagAsync(project.Id, tag);
        await rig.Manager.DeleteIterationAsync(project.Id, iteration);

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Failures.Should().OnlyContain(failure => failure.Kind == ExportFailureKind.Gone);
        result.Failures.Select(failure => failure.ObjectId).Should().Contain([image, tag, iteration]);
        (await File.ReadAllBytesAsync(Project(folder, project.Id, "images", image + ".png"))).Should().Equal(bytes);
        ExportTests.Ids(Project(folder, project.Id, "images.jsonl")).Should().NotContain(image);
        var lines = (await File.ReadAllLinesAsync(Project(folder, project.Id, "unlisted.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToList();
        var gone = lines.Single(line => line.GetProperty("id").GetGuid() == image);
        gone.GetProperty("metadata").GetProperty("profile").GetString().Should().Be("../../Anna");
        gone.GetProperty("file").GetString().Should().Be($"images/{image}.png");
        gone.GetProperty("list").GetString().Should().Be("images.jsonl");
        lines.Single(line => line.GetProperty("id").GetGuid() == tag).GetProperty("name").GetString().Should().Be("Unused");
        (await File.ReadAllTextAsync(Project(folder, project.Id, "unlisted.html")))
            .Should()
            .Contain($"images/{image}.png")
            .And.Contain("../../Anna");
        (await File.ReadAllTextAsync(Project(folder, project.Id, "index.html")))
            .Should()
            .Contain($"no longer listed by the service: {lines.Count}.")
            .And.Contain("unlisted.html");
        (await File.ReadAllTextAsync(Path.Combine(folder, "data", "ro-crate-metadata.json")))
            .Should()
            .Contain($"projects/{project.Id}/unlisted.jsonl");
        File.Exists(Project(folder, project.Id, "iterations", iteration.ToString(), "images.jsonl")).Should().BeTrue();
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task An_image_whose_bytes_were_never_retrieved_keeps_its_JSON_when_it_is_deleted()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var project = rig.Emulator.Account.Projects[0].Id;
        var image = rig.Emulator.Seed(account => account.Project(project).AddImages(1)[0]);
        rig.Emulator.Faults.Add(FaultRule.ForBlobs("i-" + image.ToString("N")).Answer(501));
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Incomplete);
        await rig.Manager.DeleteImagesAsync(project, [image]);

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Failures.Should().Contain(failure => failure.ObjectId == image && failure.Kind == ExportFailureKind.Gone);
        var line = JsonDocument
            .Parse((await File.ReadAllLinesAsync(Project(folder, project, "unlisted.jsonl"))).Should().ContainSingle().Which)
            .RootElement;
        (line.GetProperty("id").GetGuid(), line.GetProperty("file").ValueKind).Should().Be((image, JsonValueKind.Null));
        await AssertValidAsync(folder);
    }

    [Fact]
    public async Task A_list_of_projects_that_is_empty_for_a_moment_costs_nothing()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        var asked = 0;
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith("/training/projects", StringComparison.Ordinal) && ++asked == 1
                ? Task.FromResult(Wire.Answer(200, "[]"))
                : null;

        var result = await rig.ExportAsync(folder);

        result
            .State.Should()
            .Be(ExportState.Complete, string.Join("; ", result.Failures.Select(failure => failure.Reason).Concat(result.Changes)));
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_account_that_has_none_of_the_projects_is_refused_and_nothing_is_touched(bool hasOthers)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        foreach (var project in rig.Emulator.Account.Projects)
        {
            await rig.Manager.DeleteProjectAsync(project.Id, unpublishFirst: true);
        }

        if (hasOthers)
        {
            rig.Emulator.Seed(account => account.AddProject("Of another person", ProjectKind.Multilabel));
        }

        var (before, work) = (ArchiveTree.Of(folder), ArchiveTree.Of(folder + ".work"));

        var export = () => rig.ExportAsync(folder);

        await export
            .Should()
            .ThrowAsync<DataRightsException>()
            .WithMessage("*none of them*key of another resource*ExportRequest.ProjectsWereDeleted*");
        ArchiveTree.Of(folder).Should().Equal(before);
        ArchiveTree.Of(folder + ".work").Should().Equal(work);
    }

    [Fact]
    public async Task Data_of_an_earlier_run_stays_where_this_one_may_not_ask_and_is_not_called_unlisted()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var (first, _) = await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        var images = rig.Emulator.Account.Project(first).AllImageIds;
        rig.Emulator.Faults.Add(FaultRule.For("GetProject").WithPath(first.ToString()).Answer(501));

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Incomplete);
        result.Failures.Should().NotContain(failure => failure.Kind == ExportFailureKind.Gone);
        Directory.EnumerateFiles(Project(folder, first, "images")).Should().HaveCount(images.Count);
        await AssertValidAsync(folder);
        rig.Emulator.Faults.Clear();
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);
        File.Exists(Project(folder, first, "unlisted.jsonl")).Should().BeFalse();
        await AssertValidAsync(folder);
    }

    [Theory]
    [InlineData("thesis.txt")]
    [InlineData("notes.html")]
    [InlineData("datasets/coco/mine.json")]
    [InlineData("mine.partial")]
    [InlineData("projects/9a3ff4fc-4a0c-4b6d-a7b3-20b6f0a8f1c2/images/2d0bb5a6-5cf7-4a2c-9f64-8f0f0c7f9a11 (1).png")]
    [InlineData("projects/9a3ff4fc-4a0c-4b6d-a7b3-20b6f0a8f1c2/images/2d0bb5a6-5cf7-4a2c-9f64-8f0f0c7f9a11.png~")]
    public async Task A_foreign_file_below_data_is_never_removed_the_job_waits_for_it_to_be_moved(string name)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        var thesis = Path.Combine(folder, "data", name);
        Directory.CreateDirectory(Path.GetDirectoryName(thesis)!);
        await File.WriteAllTextAsync(thesis, "five years");

        var export = () => rig.ExportAsync(folder);

        (await export.Should().ThrowAsync<DataRightsException>())
            .WithMessage("*1 file(s) that an export does not write*Move*")
            .Which.Message.Should()
            .NotContain("thesis");
        (await File.ReadAllTextAsync(thesis)).Should().Be("five years");
        File.Delete(thesis);
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task Content_in_the_place_of_an_archive_that_was_moved_away_is_left_alone()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(folder, "data", "thesis.txt"), "five years");

        var export = () => rig.ExportAsync(folder);

        await export.Should().ThrowAsync<DataRightsException>();
        File.Exists(Path.Combine(folder, "data", "thesis.txt")).Should().BeTrue();
    }

    private static string Project(string folder, Guid project, params string[] below) =>
        Path.Combine([folder, "data", "projects", project.ToString(), .. below]);

    private static Task SayThatItWasReadAsync(string folder, Guid project) =>
        File.AppendAllTextAsync(
            Path.Combine(folder + ".work", "journal.jsonl"),
            "{\"kind\":\"project\",\"projectId\":\"" + project + "\",\"sha256\":\"00\"}\n"
        );

    private static async Task AssertValidAsync(string folder)
    {
        var verified = await ArchiveVerifier.VerifyAsync(folder);
        verified.Findings.Should().BeEmpty();
        verified.IsValid.Should().BeTrue();
    }
}
