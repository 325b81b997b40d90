using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Datasets;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Data sets that are made during an export: what they hold and lack is in its report.</summary>
public sealed class ExportedDatasetTests
{
    [Fact]
    public async Task What_a_format_leaves_out_by_its_rules_is_counted_and_the_export_complete()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(
            folder,
            new ExportRequest { Datasets = [DatasetFormat.Coco, DatasetFormat.Yolo, DatasetFormat.AzureML] }
        );

        result.State.Should().Be(ExportState.Complete);
        var sets = result.Categories.Where(category => category.Category.StartsWith("dataset-", StringComparison.Ordinal)).ToList();
        sets.Select(set => set.Category).Distinct().Should().BeEquivalentTo("dataset-coco", "dataset-azureml", "dataset-yolo");
        sets.Should()
            .HaveCount(6)
            .And.OnlyContain(set => set.Expected == rig.Emulator.Account.Project(set.ProjectId!.Value).WorkspaceImageIds.Count);
        sets.Should().OnlyContain(set => set.Found + set.LeftOut == set.Expected);
        sets.Where(set => set.LeftOut > 0)
            .Should()
            .NotBeEmpty()
            .And.OnlyContain(set => set.Reason!.Contains("left out: ") && set.Reason.Contains("skipped.jsonl"));
        foreach (var set in sets)
        {
            Skipped(folder, set).Should().Be(set.LeftOut);
        }

        (await File.ReadAllTextAsync(Path.Combine(folder, "data", "index.html"))).Should().Contain("Images in the COCO data set");
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_data_set_that_lacks_images_is_never_part_of_something_complete(bool isDownloadLeftOut)
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        var (project, image) = rig.Emulator.Seed(account =>
        {
            var project = account.AddProject("Doors", ProjectKind.Multilabel);
            return (project.Id, project.AddImages(4, project.AddTag("open"))[0]);
        });
        if (!isDownloadLeftOut)
        {
            rig.Emulator.Faults.Add(FaultRule.ForBlobs("i-" + image.ToString("N")).Answer(501));
        }

        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(
            folder,
            new ExportRequest
            {
                Datasets = [DatasetFormat.Coco],
                Categories = isDownloadLeftOut ? ExportCategories.All & ~ExportCategories.ImageFiles : ExportCategories.All,
            }
        );

        result.State.Should().Be(isDownloadLeftOut ? ExportState.CompleteWithDifferences : ExportState.Incomplete);
        var missing = isDownloadLeftOut ? 4 : 1;
        var set = result.Categories.Single(category => category.Category == "dataset-coco");
        (set.ProjectId, set.Expected, set.Found, set.LeftOut).Should().Be((project, 4, 4 - missing, 0));
        set.State.Should().Be(isDownloadLeftOut ? CategoryState.NotOffered : CategoryState.Exported);
        result
            .Failures.Single(failure => failure.Category == "dataset-coco")
            .Should()
            .Match<ExportFailure>(failure =>
                failure.Kind == ExportFailureKind.IntegrityWarning
                && failure.ProjectId == project
                && failure.Reason.Contains(
                    $"{missing} {(missing == 1 ? "image is" : "images are")} left out: the archive has the data without the bytes."
                )
            );
        Skipped(folder, set).Should().Be(missing);
        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "data", "report.json")));
        report.RootElement.GetProperty("state").GetString().Should().Be(result.State.ToString());
        report
            .RootElement.GetProperty("failures")
            .EnumerateArray()
            .Select(failure => failure.GetProperty("category").GetString())
            .Should()
            .Contain("dataset-coco");
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task A_data_set_without_a_list_of_images_is_not_empty_and_the_export_not_complete()
    {
        await using var rig = await ExportRig.StartAsync();

        var result = await rig.ExportAsync(
            rig.NewFolder(),
            new ExportRequest { Datasets = [DatasetFormat.Coco], Categories = ExportCategories.All & ~ExportCategories.Images }
        );

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        var sets = result.Categories.Where(category => category.Category == "dataset-coco").ToList();
        sets.Should()
            .NotBeEmpty()
            .And.OnlyContain(set => set.State == CategoryState.NotOffered && set.Reason!.Contains("no list of the project's images"));
        result
            .Failures.Where(failure => failure.Kind == ExportFailureKind.IntegrityWarning)
            .Select(failure => (failure.Category, failure.ProjectId))
            .Should()
            .BeEquivalentTo(sets.Select(set => (set.Category, set.ProjectId)));
    }

    [Fact]
    public async Task A_data_set_of_a_list_that_broke_off_is_an_integrity_warning_and_claims_no_number()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        var project = rig.Emulator.Seed(account =>
        {
            var project = account.AddProject("Doors", ProjectKind.Multilabel);
            project.AddImages(300, project.AddTag("open"));
            return project.Id;
        });
        rig.Emulator.Faults.Add(FaultRule.For("GetImages").Every(2).Answer(403));

        var result = await rig.ExportAsync(rig.NewFolder(), new ExportRequest { Datasets = [DatasetFormat.Coco] });

        result.State.Should().Be(ExportState.Incomplete);
        var images = result.Categories.Single(category => category.Category == "images");
        images.State.Should().Be(CategoryState.Forbidden);
        var set = result.Categories.Single(category => category.Category == "dataset-coco");
        (set.ProjectId, set.Expected, set.Found)
            .Should()
            .Be((project, images.Expected, images.Found), "no count exists of what was not listed");
        set.Found.Should().BeInRange(1, 299);
        result
            .Failures.Should()
            .Contain(failure =>
                failure.Category == "dataset-coco"
                && failure.Kind == ExportFailureKind.IntegrityWarning
                && failure.Reason.Contains("not known to be whole")
            );
    }

    private static long Skipped(string folder, CategoryReport set)
    {
        var file = Path.Combine(
            folder,
            "data",
            "datasets",
            set.Category["dataset-".Length..],
            set.ProjectId!.Value.ToString(),
            "skipped.jsonl"
        );
        return File.Exists(file) ? File.ReadAllLines(file).Length : 0;
    }
}
