using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Projects and iterations in every state: each has a defined end.</summary>
public sealed class ProjectStateTests
{
    [Fact]
    public async Task An_account_without_projects_is_complete()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Complete);
        result.Categories.Single(category => category.Category == "projects").State.Should().Be(CategoryState.Empty);
    }

    [Fact]
    public async Task An_empty_project_is_complete_and_its_categories_are_empty()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account => account.AddProject("Nothing yet", ProjectKind.Detection));

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Complete);
        result.Categories.Where(category => category.Category is "images" or "image-files" or "tags" or "iterations" or "predictions")
            .Should().HaveCount(5).And.OnlyContain(category => category.State == CategoryState.Empty);
    }

    [Fact]
    public async Task An_iteration_that_is_training_has_no_performance_yet_and_that_is_said()
    {
        var options = new EmulatorOptions();
        options.Behavior.Training.Duration = TimeSpan.FromHours(1);
        await using var rig = await ExportRig.StartAsync(options);
        var (project, iteration) = rig.Emulator.Seed(account =>
        {
            var project = account.AddProject("Training", ProjectKind.Classification);
            project.AddImages(5, project.AddTag("A"));
            project.AddImages(5, project.AddTag("B"));
            return (project.Id, project.StartTraining());
        });
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete, string.Join("; ", result.Failures.Select(failure => failure.Reason)));
        result.Categories.Where(category => category.IterationId == iteration && category.Category is "performance" or "image-performance" or "suggestions" or "models")
            .Should().HaveCount(4).And.OnlyContain(category => category.State == CategoryState.NotOffered && category.Reason!.Contains("not trained"));
        File.Exists(Path.Combine(folder, "data", "projects", project.ToString(), "iterations", iteration.ToString(), "iteration.json")).Should().BeTrue();
    }

    [Theory]
    [InlineData("Importing")]
    [InlineData("Failed")]
    public async Task A_project_whose_import_is_not_done_is_a_difference_that_is_named(string status)
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0].Id;
        rig.Emulator.Seed(account => account.Project(project).SetStatus(status));

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        var failure = result.Failures.Should().ContainSingle().Which;
        (failure.ObjectId, failure.Kind).Should().Be((project, ExportFailureKind.Suspect));
    }

    [Fact]
    public async Task A_project_in_disaster_recovery_mode_is_read_as_any_other()
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Emulator.Seed(account => account.Project(rig.Emulator.Account.Projects[0].Id).EnterDisasterRecovery());

        (await rig.ExportAsync(rig.NewFolder())).State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task Performance_is_read_at_the_thresholds_that_were_asked_for_too()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        await rig.ExportAsync(folder, new ExportRequest { PerformanceThresholds = [0.9, 0.25] });

        var project = rig.Emulator.Account.Projects[0];
        foreach (var iteration in project.Iterations)
        {
            var files = Directory.EnumerateFiles(Path.Combine(folder, "data", "projects", project.Id.ToString(), "iterations", iteration.Id.ToString()), "performance*.json");
            files.Select(Path.GetFileName).Should().BeEquivalentTo("performance.json", "performance-0.25.json", "performance-0.9.json");
        }
    }

    [Fact]
    public async Task What_the_request_leaves_out_is_said_and_not_fetched()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder, new ExportRequest { Categories = ExportCategories.Images | ExportCategories.IterationImages });

        result.State.Should().Be(ExportState.Complete);
        result.Categories.Where(category => category.State == CategoryState.NotOffered).Select(category => category.Category).Distinct()
            .Should().BeEquivalentTo("account", "domains", "image-files", "iteration-image-files", "performance", "image-performance", "suggestions", "models", "predictions");
        Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task Renditions_stand_beside_each_other()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder, new ExportRequest { Renditions = [ImageRendition.Thumbnail, ImageRendition.Original] });

        result.State.Should().Be(ExportState.Complete);
        var project = rig.Emulator.Account.Projects[0];
        foreach (var image in project.AllImageIds)
        {
            Directory.EnumerateFiles(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images"), image + "*")
                .Select(Path.GetFileNameWithoutExtension).Should().BeEquivalentTo(image.ToString(), image + "-thumbnail");
        }
    }
}
