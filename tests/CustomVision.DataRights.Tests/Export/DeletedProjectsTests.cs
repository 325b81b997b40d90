using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// An interrupted export all of whose projects were deleted since: its folder holds the last copies, and can be finished.
/// </summary>
public sealed class DeletedProjectsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_person_who_states_that_the_projects_were_deleted_gets_the_folder_finished(bool hasOthers)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        var saved = Bytes(folder);
        var projects = rig.Emulator.Account.Projects.Select(project => (project.Id, Images: project.AllImageIds)).ToList();
        await DeleteAllAsync(rig);
        var domains = await File.ReadAllTextAsync(Path.Combine(folder, "data", "domains.json"));
        if (hasOthers)
        {
            rig.Emulator.Seed(resource => resource.AddProject("New", ProjectKind.Multilabel));
        }

        rig.Wire.Intercept = (message, _) =>
            message.RequestUri!.AbsolutePath.EndsWith("/domains", StringComparison.Ordinal)
                ? Task.FromResult(
                    new HttpResponseMessage { Content = new StringContent("[]", System.Text.Encoding.UTF8, "application/json") }
                )
                : null;
        await ((Func<Task>)(() => rig.ExportAsync(folder))).Should().ThrowAsync<DataRightsException>();

        var result = await rig.ExportAsync(folder, new ExportRequest { RequestId = "test", ProjectsWereDeleted = true });

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Failures.Should().OnlyContain(failure => failure.Kind == ExportFailureKind.Gone);
        saved.Should().HaveCountGreaterThan(30);
        Bytes(folder).Should().Contain(saved, "nothing that was saved is lost");
        foreach (var (project, images) in projects)
        {
            result.Failures.Where(failure => failure.ProjectId == project).Select(failure => failure.ObjectId).Should().Contain(project);
            Directory
                .EnumerateFiles(Path.Combine(folder, "data", "projects", project.ToString(), "images"))
                .Should()
                .HaveCount(images.Count);
        }

        Directory
            .EnumerateDirectories(Path.Combine(folder, "data", "projects"))
            .Select(Path.GetFileName)
            .Should()
            .BeEquivalentTo(projects.Select(project => project.Id.ToString()), "what else the key opens may be another account's");
        result.Changes.Count(change => change.Contains("were not exported (1)", StringComparison.Ordinal)).Should().Be(hasOthers ? 1 : 0);
        (await File.ReadAllTextAsync(Path.Combine(folder, "data", "domains.json"))).Should().Be(domains);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "data", "report.json")));
        report.RootElement.GetProperty("state").GetString().Should().Be("CompleteWithDifferences");
        var verified = await ArchiveVerifier.VerifyAsync(folder);
        (verified.IsValid, verified.ExportState).Should().Be((true, "CompleteWithDifferences"));
        verified.Findings.Should().BeEmpty();
        Directory.Exists(folder + ".work").Should().BeFalse("it is done");
    }

    [Fact]
    public async Task What_was_not_listed_to_its_end_is_named_in_unlisted_jsonl()
    {
        await using var rig = await ExportRig.StartAsync(configure: options => options.Downloads.MaxConcurrency = 1);
        var folder = rig.NewFolder();
        var project = (await rig.Manager.ExportProjectsAsync()).OrderBy(project => project.Created).First().Id;
        await InterruptedExport.AtAnImageAsync(rig, folder, rig.Emulator.Account.Project(project).WorkspaceImageIds[^3]);
        var saved = Bytes(folder);
        await DeleteAllAsync(rig);

        var result = await rig.ExportAsync(folder, new ExportRequest { RequestId = "test", ProjectsWereDeleted = true });

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        Bytes(folder).Should().Contain(saved);
        var named = (await File.ReadAllLinesAsync(Path.Combine(folder, "data", "projects", project.ToString(), "unlisted.jsonl")))
            .Select(line => JsonDocument.Parse(line).RootElement)
            .Where(line => line.TryGetProperty("file", out var file) && file.ValueKind == JsonValueKind.String)
            .Select(line => Path.GetFileName(line.GetProperty("file").GetString()));
        named.Should().Contain(saved.Keys.Select(Path.GetFileName).Where(name => name!.EndsWith(".png", StringComparison.Ordinal)));
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData("projects")]
    [InlineData("iterations")]
    [InlineData("tags")]
    public async Task What_the_request_names_is_unlisted_with_the_projects_and_does_not_block_the_export(string what)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var projects = rig.Emulator.Account.Projects.Select(project => project.Id).ToList();
        var iteration = rig.Emulator.Account.Projects.SelectMany(project => project.Iterations).First().Id;
        var request = () =>
            what switch
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
                if (
                    message.RequestUri!.AbsolutePath.EndsWith("/performance/images", StringComparison.Ordinal)
                    || message.RequestUri.AbsolutePath.EndsWith("/predictions/query", StringComparison.Ordinal)
                )
                {
                    cancel.Cancel();
                }

                return null;
            };
            await ((Func<Task>)(() => rig.ExportAsync(folder, request(), cancellationToken: cancel.Token)))
                .Should()
                .ThrowAsync<OperationCanceledException>();
            rig.Wire.Intercept = static (_, _) => null;
        }

        await DeleteAllAsync(rig);
        (await ((Func<Task>)(() => rig.ExportAsync(folder, request()))).Should().ThrowAsync<DataRightsException>())
            .Which.Message.Should()
            .Contain("--projects-were-deleted");
        var stated = request();
        stated.ProjectsWereDeleted = true;

        var result = await rig.ExportAsync(folder, stated);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        var named = result
            .Failures.Where(failure => failure is { Category: "projects", Kind: ExportFailureKind.Gone })
            .Select(failure => failure.ProjectId!.Value)
            .Distinct();
        named.Should().HaveCount(what == "projects" ? 2 : 1, "of the second project only the request knows").And.BeSubsetOf(projects);
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task What_was_saved_about_a_subject_stays_when_their_tag_is_unlisted_too_and_without_the_statement_nothing_is_touched()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        var (tags, images) = (new Dictionary<Guid, Guid>(), new Dictionary<Guid, IReadOnlyList<Guid>>());
        foreach (var name in (string[])["A", "B"])
        {
            rig.Emulator.Seed(account =>
            {
                var project = account.AddProject(name, ProjectKind.Multilabel);
                tags[project.Id] = project.AddTag("Person");
                images[project.Id] = project.AddImages(3, tags[project.Id]);
                project.AddImages(2, project.AddTag("A person"));
            });
        }

        var folder = rig.NewFolder();
        var request = (bool isStated) =>
            new ExportRequest
            {
                Subject = new SubjectSelector { TagNames = ["Person"] },
                ProjectsWereDeleted = isStated,
            };
        using (var cancel = new CancellationTokenSource())
        {
            var lists = 0;
            rig.Wire.Intercept = (message, _) =>
            {
                if (message.RequestUri!.AbsolutePath.EndsWith("/projects", StringComparison.Ordinal) && ++lists == 2)
                {
                    cancel.Cancel();
                }

                return null;
            };
            await ((Func<Task>)(() => rig.ExportAsync(folder, request(false), cancellationToken: cancel.Token)))
                .Should()
                .ThrowAsync<OperationCanceledException>();
            rig.Wire.Intercept = static (_, _) => null;
        }

        var saved = Bytes(folder);
        saved.Should().HaveCount(6);
        var (gone, left) = (tags.Keys.First(), tags.Keys.Last());
        await rig.Manager.DeleteProjectAsync(gone, unpublishFirst: true);
        await rig.Manager.DeleteTagAsync(left, tags[left]);

        var refused = () => rig.ExportAsync(folder, request(false));
        (await refused.Should().ThrowAsync<DataRightsException>())
            .Which.Message.Should()
            .Contain("ProjectsWereDeleted")
            .And.NotContain("Person");
        Bytes(folder).Should().BeEquivalentTo(saved);
        var result = await rig.ExportAsync(folder, request(true));

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        Bytes(folder).Should().BeEquivalentTo(saved, "what was chosen once is not removed because its owner can no longer be determined");
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task The_statement_changes_nothing_where_the_projects_are_there_and_does_not_excuse_a_misspelt_id()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        await InterruptedExport.AtTheLastProjectAsync(rig, folder);

        var result = await rig.ExportAsync(folder, new ExportRequest { RequestId = "test", ProjectsWereDeleted = true });
        var misspelt = () =>
            rig.ExportAsync(rig.NewFolder(), new ExportRequest { ProjectIds = [Guid.NewGuid()], ProjectsWereDeleted = true });

        result.State.Should().Be(ExportState.Complete);
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
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
    private static Dictionary<string, string> Bytes(string folder) =>
        Directory
            .EnumerateFiles(Path.Combine(folder, "data"), "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".png" or ".zip")
            .ToDictionary(file => Path.GetRelativePath(folder, file), file => Sha256Digest.Compute(File.ReadAllBytes(file)).ToString());
}
