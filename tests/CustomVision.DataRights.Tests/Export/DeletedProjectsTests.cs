using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>An interrupted export all of whose projects were deleted since: its folder holds the last copies, and can be finished.</summary>
public sealed class DeletedProjectsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_who_states_that_the_projects_were_deleted_gets_the_folder_finished(bool hasOthers)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await Interrupted.AtTheLastProjectAsync(rig, folder);
        var saved = Bytes(folder);
        var projects = rig.Emulator.Account.Projects.Select(project => (project.Id, Images: project.AllImageIds)).ToList();
        await DeleteAllAsync(rig);
        var other = hasOthers ? rig.Emulator.Seed(account => account.AddProject("New", ProjectKind.Multilabel).Id) : (Guid?)null;
        await ((Func<Task>)(() => rig.ExportAsync(folder))).Should().ThrowAsync<DataRightsException>();

        var result = await rig.ExportAsync(folder, new ExportRequest { RequestId = "test", ProjectsWereDeleted = true });

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Failures.Should().OnlyContain(failure => failure.Kind == ExportFailureKind.Gone);
        saved.Should().HaveCountGreaterThan(30);
        Bytes(folder).Should().Contain(saved, "nothing that was saved is lost");
        foreach (var (project, images) in projects)
        {
            result.Failures.Where(failure => failure.ProjectId == project).Select(failure => failure.ObjectId).Should().Contain(project);
            Directory.EnumerateFiles(Path.Combine(folder, "data", "projects", project.ToString(), "images")).Should().HaveCount(images.Count);
        }

        Directory.Exists(Path.Combine(folder, "data", "projects", (other ?? Guid.NewGuid()).ToString())).Should().Be(hasOthers);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "data", "report.json")));
        report.RootElement.GetProperty("state").GetString().Should().Be("CompleteWithDifferences");
        var verified = await ArchiveVerifier.VerifyAsync(folder);
        (verified.IsValid, verified.ExportState).Should().Be((true, "CompleteWithDifferences"));
        verified.Findings.Should().BeEmpty();
        Directory.Exists(folder + ".work").Should().BeFalse("it is done");
    }

    [Fact]
    public async Task What_was_not_listed_to_its_end_is_named_in_gone_jsonl()
    {
        await using var rig = await ExportRig.StartAsync(configure: options => options.Downloads.MaxConcurrency = 1);
        var folder = rig.NewFolder();
        var project = (await rig.Manager.ExportProjectsAsync()).OrderBy(project => project.Created).First().Id;
        await Interrupted.AtAnImageAsync(rig, folder, rig.Emulator.Account.Project(project).WorkspaceImageIds[^3]);
        var saved = Bytes(folder);
        await DeleteAllAsync(rig);

        var result = await rig.ExportAsync(folder, new ExportRequest { RequestId = "test", ProjectsWereDeleted = true });

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        Bytes(folder).Should().Contain(saved);
        var named = (await File.ReadAllLinesAsync(Path.Combine(folder, "data", "projects", project.ToString(), "gone.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.String)
            .Select(line => Path.GetFileName(line.GetProperty("file").GetString()));
        named.Should().Contain(saved.Keys.Select(Path.GetFileName).Where(name => name!.EndsWith(".png", StringComparison.Ordinal)));
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("projects")]
    [InlineData("iterations")]
    [InlineData("tags")]
    public async Task What_the_request_names_is_gone_with_the_projects_and_does_not_stand_in_the_way(string what)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var projects = rig.Emulator.Account.Projects.Select(project => project.Id).ToList();
        var iteration = rig.Emulator.Account.Projects.SelectMany(project => project.Iterations).First().Id;
        var request = () => what switch
        {
            "projects" => new ExportRequest { ProjectIds = projects },
            "iterations" => new ExportRequest { IterationIds = [iteration] },
            _ => new ExportRequest { Subject = new SubjectSelector { TagNames = ["Anna Larsen"] } },
        };
        using (var cancel = new CancellationTokenSource())
        {
            // The second project has not even been begun.
            rig.Wire.Intercept = (message, _) =>
            {
                if (message.RequestUri!.AbsolutePath.EndsWith("/performance/images", StringComparison.Ordinal) || message.RequestUri.AbsolutePath.EndsWith("/predictions/query", StringComparison.Ordinal))
                {
                    cancel.Cancel();
                }

                return null;
            };
            await ((Func<Task>)(() => rig.ExportAsync(folder, request(), cancellationToken: cancel.Token))).Should().ThrowAsync<OperationCanceledException>();
            rig.Wire.Intercept = static (_, _) => null;
        }

        await DeleteAllAsync(rig);
        (await ((Func<Task>)(() => rig.ExportAsync(folder, request()))).Should().ThrowAsync<DataRightsException>()).Which.Message.Should().Contain("--projects-were-deleted");
        var stated = request();
        stated.ProjectsWereDeleted = true;

        var result = await rig.ExportAsync(folder, stated);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        var named = result.Failures.Where(failure => failure is { Category: "projects", Kind: ExportFailureKind.Gone }).Select(failure => failure.ProjectId!.Value).Distinct();
        named.Should().HaveCount(what == "projects" ? 2 : 1, "of the second project only the request knows").And.BeSubsetOf(projects);
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task The_statement_changes_nothing_where_the_projects_are_there_and_does_not_excuse_a_misspelt_id()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        await Interrupted.AtTheLastProjectAsync(rig, folder);

        var result = await rig.ExportAsync(folder, new ExportRequest { RequestId = "test", ProjectsWereDeleted = true });
        var misspelt = () => rig.ExportAsync(rig.NewFolder(), new ExportRequest { ProjectIds = [Guid.NewGuid()], ProjectsWereDeleted = true });

        result.State.Should().Be(ExportState.Complete);
        Tree.Differences(undisturbed, folder).Should().BeEmpty();
        await misspelt.Should().ThrowAsync<DataRightsException>().WithMessage("The resource has no project*");
    }

    private static async Task DeleteAllAsync(ExportRig rig)
    {
        foreach (var project in rig.Emulator.Account.Projects)
        {
            await rig.Manager.DeleteProjectAsync(project.Id, unpublishFirst: true);
        }
    }

    // Every finished file that is no list.
    private static Dictionary<string, string> Bytes(string folder) => Directory.EnumerateFiles(Path.Combine(folder, "data"), "*.*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".png" or ".zip")
        .ToDictionary(file => Path.GetRelativePath(folder, file), file => Sha256Digest.Compute(File.ReadAllBytes(file)).ToString());
}
