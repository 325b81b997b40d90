using System.Collections.Concurrent;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;

namespace CustomVision.DataRights.Tests.Export;

public sealed class ExportProgressTests
{
    [Fact]
    public async Task The_total_of_a_selection_counts_what_was_selected_and_no_time_is_estimated_before()
    {
        await using var rig = await ExportRig.StartAsync();

        var reports = await ExportAsync(rig, new ExportRequest { Subject = new SubjectSelector { TagNames = { "Anna Larsen" } } });

        var all = rig.Emulator.Account.Projects.Sum(project => project.WorkspaceImageIds.Count);
        reports.Where(report => report.Phase == ExportPhase.Downloading).Should().OnlyContain(report => report.IsSelecting);
        reports.Where(report => report.IsSelecting).Should().OnlyContain(report => report.EstimatedRemaining == null);
        reports[^1].IsSelecting.Should().BeFalse();
        reports[^1].FilesDone.Should().BePositive().And.BeLessThan(all);
        reports[^1].FilesTotal.Should().Be(reports[^1].FilesDone);
    }

    [Fact]
    public async Task The_total_leaves_out_iterations_and_categories_that_are_not_requested()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.First(candidate => candidate.Iterations.Count > 0);

        var reports = await ExportAsync(
            rig,
            new ExportRequest
            {
                ProjectIds = { project.Id },
                IterationIds = { project.Iterations[0].Id },
                Categories = ExportCategories.IterationImages | ExportCategories.ImageFiles,
            }
        );

        reports.Should().OnlyContain(report => !report.IsSelecting);
        reports[^1].FilesDone.Should().BePositive();
        reports[^1].FilesTotal.Should().Be(reports[^1].FilesDone, "the workspace and the other iterations are not exported");
    }

    [Fact]
    public async Task Totals_are_known_and_time_is_estimated_in_the_last_project_alone()
    {
        await using var rig = await ExportRig.StartAsync();

        var reports = await ExportAsync(rig, new ExportRequest());

        var projects = rig.Emulator.Account.Projects.Count;
        projects.Should().BeGreaterThan(1);
        var downloading = reports.Where(report => report.Phase == ExportPhase.Downloading).ToList();
        downloading.Should().OnlyContain(report => report.ProjectsTotal == projects);
        downloading.Select(report => report.ProjectNumber).Distinct().Should().Equal(Enumerable.Range(1, projects));
        downloading.Should().OnlyContain(report => report.AreTotalsKnown == (report.ProjectNumber == projects));
        reports.Where(report => report.Phase < ExportPhase.Downloading).Should().OnlyContain(report => !report.AreTotalsKnown);
        reports.Where(report => !report.AreTotalsKnown).Should().OnlyContain(report => report.EstimatedRemaining == null);
        reports[^1].AreTotalsKnown.Should().BeTrue();
        reports[^1].FilesTotal.Should().Be(reports[^1].FilesDone);
    }

    [Fact]
    public async Task A_second_pass_counts_nothing_twice()
    {
        await using var rig = await ExportRig.StartAsync();
        var whole = (await ExportAsync(rig, new ExportRequest()))[^1].FilesTotal;
        var missing = rig.Emulator.Account.Projects[0].WorkspaceImageIds[0];
        rig.Emulator.Faults.Add(FaultRule.ForBlobs("i-" + missing.ToString("N")).Answer(404));

        var reports = await ExportAsync(rig, new ExportRequest());

        reports.Count(report => report is { Phase: ExportPhase.Reading, ProjectNumber: 1 }).Should().BeGreaterThan(1, "it is asked again");
        reports.Should().OnlyContain(report => report.FilesTotal < whole);
        reports[^1].FilesDone.Should().Be(reports[^1].FilesTotal);
    }

    private static async Task<List<ExportProgress>> ExportAsync(ExportRig rig, ExportRequest request)
    {
        var reports = new ConcurrentQueue<ExportProgress>();
        await rig.ExportAsync(rig.NewFolder(), request, new SynchronousProgress<ExportProgress>(reports.Enqueue));
        return [.. reports];
    }
}
