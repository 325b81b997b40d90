using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Erasure;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// An exception that no part of a job foresaw is reported with its place and type; where no report can be written, it leaves as the
/// documented exception.
/// </summary>
public sealed class JobBoundaryTests
{
    private const string Secret = "https://host/?sig=Alice";

    [Fact]
    public async Task Unforeseen_exception_while_projects_are_chosen_is_reported()
    {
        await using var rig = await ExportRig.StartAsync();

        var throwing = new SynchronousProgress<ExportProgress>(value =>
        {
            if (value is { Phase: ExportPhase.Reading, ProjectId: null })
            {
                throw new InvalidOperationException(Secret);
            }
        });

        var result = await rig.ExportAsync(rig.NewFolder(), progress: throwing);

        RequireReported(result, "projects");
    }

    [Theory]
    [InlineData("data/datasets/coco/", "dataset-coco")]
    [InlineData("data/index.html", "pages")]
    [InlineData("data/ro-crate-metadata.json", "crate")]
    public async Task Unforeseen_exception_at_the_end_of_an_export_is_reported(string path, string category)
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        var result = await rig.Manager.ExportAsync(
            new ExportRequest { Datasets = [DatasetFormat.Coco] },
            FaultySink(folder, path)
        );

        RequireReported(result, category);
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
        File.ReadAllText(Path.Combine(folder, "data", "report.json"))
            .Should()
            .Contain("\"Incomplete\"")
            .And.Contain("unforeseen InvalidOperationException")
            .And.NotContain("Alice");
    }

    [Theory]
    [InlineData("data/report.json")]
    [InlineData("manifest-sha256.txt")]
    public async Task Unforeseen_exception_that_leaves_no_report_is_the_documented_one(string path)
    {
        await using var rig = await ExportRig.StartAsync();
        var sink = FaultySink(rig.NewFolder(), path);

        var fault = await rig
            .Manager.Awaiting(manager => manager.ExportAsync(new ExportRequest(), sink))
            .Should()
            .ThrowExactlyAsync<DataRightsException>();

        fault
            .Which.Message.Should()
            .Contain("unforeseen InvalidOperationException")
            .And.Contain("run the export again")
            .And.NotContain("Alice");
    }

    [Fact]
    public async Task Damaged_list_of_an_interrupted_run_is_reported_and_everything_that_was_saved_is_kept()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.First(project => project.WorkspaceImageIds.Count > 0);
        var folder = rig.NewFolder();
        rig.Wire.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.EndsWith("/domains", StringComparison.Ordinal) ? throw new IOException() : null;
        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Incomplete);
        rig.Wire.Intercept = static (_, _) => null;
        await rig.Manager.DeleteProjectAsync(project.Id, unpublishFirst: true);
        var root = Path.Combine(folder, "data", "projects", project.Id.ToString());
        File.WriteAllText(Path.Combine(root, "images.jsonl"), "{\"id\":\"\\ud800\",\"file\":7}\n[\n");
        var saved = Directory.GetFiles(Path.Combine(root, "images"));

        var result = await rig.Manager.ExportAsync(new ExportRequest { RequestId = "test" }, new DirectoryArchiveSink(folder));

        result.State.Should().Be(ExportState.Incomplete);
        Directory.GetFiles(Path.Combine(root, "images")).Should().BeEquivalentTo(saved);
    }

    [Fact]
    public async Task Unforeseen_exception_before_the_first_deletion_of_an_erasure_is_the_documented_one()
    {
        await using var rig = await ErasureRig.StartAsync();
        var (shop, _) = rig.Emulator.Seed(Erasure.FaultTests.Plant);
        var plan = await rig.PlanAsync(ErasureRequest.ForProjects(shop));
        var before = Contents.Of(rig.Emulator);

        rig.Wire.Intercept = static (_, _) => Task.FromException<HttpResponseMessage>(new ExhaustedException(Secret));
        var fault = await rig.Awaiting(one => one.EraseAsync(plan)).Should().ThrowExactlyAsync<DataRightsException>();

        fault.Which.Message.Should().Contain("unforeseen ExhaustedException").And.Contain("same plan and journal").And.NotContain("Alice");
        Contents.Of(rig.Emulator).Should().BeEquivalentTo(before);
    }

    private static void RequireReported(ExportResult result, string category)
    {
        result.State.Should().Be(ExportState.Incomplete);
        result
            .Failures.Should()
            .Contain(failure => failure.Category == category && failure.Reason.Contains(nameof(InvalidOperationException)))
            .And.NotContain(failure => failure.Reason.Contains("Alice"));
    }

    // The pipeline leaves it as it is.
    private sealed class ExhaustedException(string message) : OutOfMemoryException(message);

    private static FaultySink FaultySink(string folder, string path) =>
        new(
            new DirectoryArchiveSink(folder),
            name => name.Value.StartsWith(path, StringComparison.Ordinal) ? new InvalidOperationException(Secret) : null
        );
}
