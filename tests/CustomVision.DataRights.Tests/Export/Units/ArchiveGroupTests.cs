using System.Text.Json.Nodes;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tests.Export.Units;

/// <summary>A group of archives, written on one machine.</summary>
public sealed class ArchiveGroupTests
{
    private static readonly ExportRequest Request = new() { RequestId = "test" };

    [Fact]
    public async Task Each_project_has_a_valid_archive_and_the_account_reports_on_all()
    {
        await using var rig = await ExportRig.StartAsync();
        var (single, folder) = (rig.NewFolder(), rig.NewFolder());
        var whole = await rig.ExportAsync(single);

        var result = await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(folder));

        var names = UnitEngine.Archives(folder);
        names
            .Should()
            .Equal([
                IArchiveGroup.AccountName,
                .. rig.Emulator.Account.Projects.Select(project => project.Id.ToString()).Order(StringComparer.Ordinal),
            ]);
        (result.State, result.Archives).Should().Be((whole.State, names.Count));
        var of = new List<string>();
        foreach (var name in names)
        {
            (await ArchiveVerifier.VerifyAsync(Path.Combine(folder, name))).Findings.Should().BeEmpty();
            var info = await File.ReadAllLinesAsync(Path.Combine(folder, name, "bag-info.txt"));
            info.Should().Contain("Bag-Group-Identifier: test");
            of.AddRange(info.Where(line => line.StartsWith("Bag-Count: ", StringComparison.Ordinal)));
        }

        of.Should()
            .BeEquivalentTo([
                $"Bag-Count: {names.Count} of {names.Count}",
                .. Enumerable.Range(1, names.Count - 1).Select(n => $"Bag-Count: {n} of ?"),
            ]);
        result
            .Report.Categories.Where(category => category.ProjectId is not null)
            .Should()
            .BeEquivalentTo(whole.Categories.Where(category => category.ProjectId is not null));
        foreach (
            var (path, digest) in ArchiveTree
                .Of(Path.Combine(single, "data", "projects"))
                .Where(file => !file.Key.EndsWith(".html", StringComparison.Ordinal))
        )
        {
            ArchiveTree.Of(Path.Combine(folder, path[..36], "data", "projects")).Should().Contain(path, digest);
        }
    }

    [Fact]
    public async Task A_group_that_was_interrupted_resumes_and_keeps_the_archives_that_are_finished()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(undisturbed));
        using var cancel = new CancellationTokenSource();
        var last = rig.Emulator.Account.Projects[^1].Id;
        rig.Emulator.Faults.Add(
            FaultRule
                .For("GetProject")
                .WithPath(last.ToString())
                .Times(1)
                .Run(() =>
                {
                    cancel.Cancel();
                    return Task.CompletedTask;
                })
        );
        var export = () => rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(folder), cancellationToken: cancel.Token);
        await export.Should().ThrowAsync<OperationCanceledException>();
        rig.Emulator.Requests.Clear();

        // As if the process had been killed while it removed the work state of a finished archive.
        var rest = Directory.CreateDirectory(Path.Combine(folder, rig.Emulator.Account.Projects[0].Id + ".work"));
        await File.WriteAllTextAsync(Path.Combine(rest.FullName, "lock"), "");

        var result = await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(folder));

        result.State.Should().Be(ExportState.Complete);
        UnitEngine.Differences(undisturbed, folder).Should().BeEmpty();
        rig.Emulator.Requests.Find(operation: "GetProject").Should().OnlyContain(request => request.Path.EndsWith(last.ToString()));
        Directory.GetDirectories(folder, "*.work").Should().BeEmpty();
    }

    [Fact]
    public async Task A_project_that_fails_makes_the_group_incomplete_and_spoils_no_other_archive()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var project = rig.Emulator.Account.Projects[0].Id;
        var rule = rig.Emulator.Faults.Add(FaultRule.For("GetTags").WithPath(project.ToString()).Answer(403));

        var result = await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(folder));

        result.State.Should().Be(ExportState.Incomplete);
        result.Report.Failures.Should().OnlyContain(failure => failure.ProjectId == project);
        foreach (var name in UnitEngine.Archives(folder))
        {
            var verified = await ArchiveVerifier.VerifyAsync(Path.Combine(folder, name));
            verified.Findings.Should().BeEmpty();
            verified.ExportState.Should().Be(name == project.ToString() || name == IArchiveGroup.AccountName ? "Incomplete" : "Complete");
        }

        rig.Emulator.Faults.Remove(rule);
        (await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(folder))).State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task A_project_that_the_resource_never_had_is_refused_and_the_place_stays_usable()
    {
        await using var rig = await ExportRig.StartAsync();
        var (folder, known, unknown) = (rig.NewFolder(), rig.Emulator.Account.Projects[0].Id, Guid.NewGuid());
        var export = () =>
            rig.Groups.ExportAsync(
                new ExportRequest { RequestId = "test", ProjectIds = [known, unknown] },
                new DirectoryArchiveGroup(folder)
            );
        (await export.Should().ThrowAsync<DataRightsException>())
            .Which.Message.Should()
            .StartWith($"The resource has no project {unknown}. List its projects");
        UnitEngine.Archives(folder).Should().BeEmpty();

        var result = await rig.Groups.ExportAsync(
            new ExportRequest { RequestId = "test", ProjectIds = [known] },
            new DirectoryArchiveGroup(folder)
        );

        (result.State, result.Archives).Should().Be((ExportState.Complete, 2));
    }

    [Fact]
    public async Task A_chosen_project_that_is_deleted_before_its_turn_is_a_change_and_no_archive()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var gone = rig.Emulator.Account.Projects[^1].Id;
        rig.Emulator.Faults.Add(FaultRule.For("GetProject").Times(1).Run(() => rig.Manager.DeleteProjectAsync(gone)));

        var result = await rig.Groups.ExportAsync(
            new ExportRequest { RequestId = "test", ProjectIds = [.. rig.Emulator.Account.Projects.Select(project => project.Id)] },
            new DirectoryArchiveGroup(folder)
        );

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Report.Changes.Should().Contain(change => change.Contains(gone.ToString()));
        var names = UnitEngine.Archives(folder);
        names.Should().NotContain(gone.ToString()).And.HaveCount(result.Archives);
        var report = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder, IArchiveGroup.AccountName, "data", "report.json")))!;
        report["archives"]!.AsArray().Select(id => (string)id!).Should().BeEquivalentTo(names.Skip(1));
        result
            .Report.Categories.Single(category => category is { Category: CategoryKeys.Projects, ProjectId: null })
            .Found.Should()
            .Be(names.Count - 1);
    }

    [Fact]
    public async Task An_archive_whose_report_another_version_wrote_is_refused()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        await rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(folder));
        Directory.Delete(Path.Combine(folder, IArchiveGroup.AccountName), recursive: true);
        var report = Path.Combine(folder, UnitEngine.Archives(folder)[0], "data", "report.json");
        await File.WriteAllTextAsync(report, (await File.ReadAllTextAsync(report)).Replace("-report/2", "-report/3"));

        var export = () => rig.Groups.ExportAsync(Request, new DirectoryArchiveGroup(folder));

        await export.Should().ThrowAsync<DataRightsException>().WithMessage("*another format*Finish the group with the version*");
    }

    [Fact]
    public async Task A_request_for_a_part_of_a_project_is_refused()
    {
        await using var rig = await ExportRig.StartAsync();
        var subject = () =>
            rig.Groups.ExportAsync(
                new ExportRequest { Subject = new SubjectSelector { Tagged = true } },
                new DirectoryArchiveGroup(rig.NewFolder())
            );
        await subject.Should().ThrowAsync<DataRightsException>().WithMessage("*whole projects*");
        rig.Emulator.Requests.Snapshot().Should().BeEmpty();
    }
}
