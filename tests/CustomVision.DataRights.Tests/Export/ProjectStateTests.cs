using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
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
        result
            .Categories.Where(category => category.Category is "images" or "image-files" or "tags" or "iterations" or "predictions")
            .Should()
            .HaveCount(5)
            .And.OnlyContain(category => category.State == CategoryState.Empty);
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

        result.State.Should().Be(ExportState.CompleteWithDifferences, "an hour later the service holds more");
        result
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ExportFailure>(failure =>
                failure.IterationId == iteration
                && failure.Kind == ExportFailureKind.IntegrityWarning
                && failure.Reason.Contains("still being trained")
            );
        result
            .Categories.Where(category =>
                category.IterationId == iteration && category.Category is "performance" or "image-performance" or "suggestions" or "models"
            )
            .Should()
            .HaveCount(4)
            .And.OnlyContain(category => category.State == CategoryState.NotOffered && category.Reason!.Contains("not trained"));
        File.Exists(Path.Combine(folder, "data", "projects", project.ToString(), "iterations", iteration.ToString(), "iteration.json"))
            .Should()
            .BeTrue();
    }

    [Fact]
    public async Task A_model_that_is_still_being_built_is_a_difference_until_it_is_done()
    {
        var options = new EmulatorOptions { Seed = EmulatorSeed.Demo };
        options.Behavior.Training.ExportDuration = TimeSpan.FromHours(1);
        await using var rig = await ExportRig.StartAsync(options);
        var project = rig.Emulator.Account.Projects.Single(project => project.Iterations.Count == 2);
        var iteration = project.Iterations.Single(iteration => iteration.PublishName is null).Id;
        using (var http = new HttpClient())
        using (
            var build = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(
                    rig.Emulator.Endpoint,
                    $"customvision/v3.3/training/projects/{project.Id}/iterations/{iteration}/export?platform=ONNX"
                )
            )
        )
        {
            build.Headers.Add("Training-Key", rig.Emulator.TrainingKey);
            (await http.SendAsync(build)).EnsureSuccessStatusCode();
        }

        (await rig.Manager.ExportExportedModelsAsync(project.Id, iteration))
            .Select(model => model.Status)
            .Should()
            .BeEquivalentTo("Done", "Exporting");
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences, "an hour later the service holds its file");
        result
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ExportFailure>(failure =>
                failure.Category == "models"
                && failure.IterationId == iteration
                && failure.Kind == ExportFailureKind.IntegrityWarning
                && failure.Reason.Contains("ONNX")
                && failure.Reason.Contains("still building")
            );
        result.Categories.Single(category => category.Category == "models" && category.IterationId == iteration).Found.Should().Be(2);
        var files = result.Categories.Single(category => category.Category == "model-files" && category.IterationId == iteration);
        (files.Found, files.Reason!.Contains("not finished building", StringComparison.Ordinal)).Should().Be((1, true));
        var models = System
            .Text.Json.JsonDocument.Parse(
                await File.ReadAllBytesAsync(
                    Path.Combine(folder, "data", "projects", project.Id.ToString(), "iterations", iteration.ToString(), "exports.json")
                )
            )
            .RootElement;
        models
            .EnumerateArray()
            .Single(model => model.GetProperty("status").GetString() == "Exporting")
            .GetProperty("file")
            .ValueKind.Should()
            .Be(System.Text.Json.JsonValueKind.Null);
        (await CustomVision.DataRights.ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Each_exported_model_that_failed_is_named_and_a_difference()
    {
        var options = new EmulatorOptions { Seed = EmulatorSeed.Demo };
        options.Behavior.Training.ExportFails = true;
        await using var rig = await ExportRig.StartAsync(options);
        var project = rig.Emulator.Account.Projects.Single(project => project.Iterations.Count == 2);
        var iteration = project.Iterations.Single(iteration => iteration.PublishName is null).Id;
        foreach (var model in (string[])["ONNX", "TensorFlow&flavor=TensorFlowLite"])
        {
            using var http = new HttpClient();
            using var build = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(
                    rig.Emulator.Endpoint,
                    $"customvision/v3.3/training/projects/{project.Id}/iterations/{iteration}/export?platform={model}"
                )
            );
            build.Headers.Add("Training-Key", rig.Emulator.TrainingKey);
            (await http.SendAsync(build)).EnsureSuccessStatusCode();
        }

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result
            .Failures.Should()
            .HaveCount(2)
            .And.OnlyContain(failure =>
                failure.Category == "models"
                && failure.ProjectId == project.Id
                && failure.IterationId == iteration
                && failure.Kind == ExportFailureKind.IntegrityWarning
            );
        result
            .Failures.Select(failure => failure.Reason)
            .Should()
            .AllSatisfy(reason =>
                reason.Should().Contain(project.Id.ToString()).And.Contain(iteration.ToString()).And.Contain("state Failed")
            );
        string.Concat(result.Failures.Select(failure => failure.Reason))
            .Should()
            .Contain("model ONNX ")
            .And.Contain("model TensorFlow-TensorFlowLite ");
        result.Categories.Single(category => category.Category == "models" && category.IterationId == iteration).Found.Should().Be(3);
    }

    [Theory]
    [InlineData("\"Paused\"", "state Paused")]
    [InlineData("null", "state unknown")]
    [InlineData("\"<b>Jane Doe</b>\"", "state unknown")]
    public async Task A_model_in_a_state_that_is_not_known_is_named_too(string status, string said)
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Wire.Intercept = (request, send) =>
            request.RequestUri!.AbsolutePath.EndsWith("/export", StringComparison.Ordinal) ? AnswerAsync(send) : null;

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Failures.Should().ContainSingle().Which.Reason.Should().Contain(said).And.Contain("model TensorFlow-TensorFlowNormal");

        async Task<HttpResponseMessage> AnswerAsync(Func<Task<HttpResponseMessage>> send)
        {
            using var answer = await send();
            return Wire.Answer(
                200,
                (await answer.Content.ReadAsStringAsync()).Replace("\"Done\"", status, StringComparison.Ordinal)
            );
        }
    }

    [Fact]
    public async Task An_iteration_whose_training_failed_keeps_its_images_and_has_nothing_else_and_that_is_said()
    {
        var options = new EmulatorOptions();
        options.Behavior.Training.Fails = true;
        await using var rig = await ExportRig.StartAsync(options);
        var project = rig.Emulator.Seed(account =>
        {
            var project = account.AddProject("Failed", ProjectKind.Classification);
            project.AddImages(5, project.AddTag("A"));
            project.AddImages(5, project.AddTag("B"));
            return project.Id;
        });
        using (var http = new HttpClient())
        using (
            var train = new HttpRequestMessage(
                HttpMethod.Post,
                new Uri(rig.Emulator.Endpoint, $"customvision/v3.3/training/projects/{project}/train")
            )
        )
        {
            train.Headers.Add("Training-Key", rig.Emulator.TrainingKey);
            (await http.SendAsync(train)).EnsureSuccessStatusCode();
        }

        var iteration = rig.Emulator.Account.Project(project).Iterations.Single().Id;
        (await rig.Manager.ExportIterationsAsync(project)).Single().Status.Should().Be("Failed");
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete, string.Join("; ", result.Failures.Select(failure => failure.Reason)));
        result
            .Categories.Where(category =>
                category.IterationId == iteration && category.Category is "performance" or "image-performance" or "suggestions" or "models"
            )
            .Should()
            .HaveCount(4)
            .And.OnlyContain(category => category.State == CategoryState.NotOffered);
        ExportTests
            .Ids(Path.Combine(folder, "data", "projects", project.ToString(), "iterations", iteration.ToString(), "images.jsonl"))
            .Should()
            .BeEquivalentTo(rig.Emulator.Account.Project(project).Iterations.Single().ImageIds);
    }

    [Fact]
    public async Task A_model_and_a_project_that_appear_while_the_export_runs_are_exported_too()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0].Id;
        var (model, late) = (Guid.Empty, Guid.Empty);
        rig.Emulator.Faults.Add(
            FaultRule
                .For("GetImages")
                .WithPath(project.ToString())
                .Nth(1)
                .Run(() =>
                {
                    rig.Emulator.Seed(account =>
                    {
                        model = account.Project(project).Train();
                        var made = account.AddProject("Late", ProjectKind.Multilabel);
                        made.AddImages(2);
                        late = made.Id;
                    });
                    return Task.CompletedTask;
                })
        );
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.Complete);
        var projects = Path.Combine(folder, "data", "projects");
        ExportTests
            .Ids(Path.Combine(projects, project.ToString(), "iterations", model.ToString(), "images.jsonl"))
            .Should()
            .BeEquivalentTo(rig.Emulator.Account.Project(project).Iterations.Single(iteration => iteration.Id == model).ImageIds);
        ExportTests.Ids(Path.Combine(projects, late.ToString(), "images.jsonl")).Should().HaveCount(2);
        result.Categories.Single(category => category is { Category: "projects", ProjectId: null }).Found.Should().Be(3);
        result
            .Categories.Single(category => category.Category == "iterations" && category.ProjectId == project)
            .Found.Should()
            .Be(rig.Emulator.Account.Project(project).Iterations.Count);
    }

    [Fact]
    public async Task An_iteration_that_is_deleted_in_mid_run_is_gone_and_the_rest_is_there()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.Single(project => project.Iterations.Count == 2);
        var gone = project.Iterations.Single(iteration => iteration.PublishName is null).Id;
        rig.Emulator.Faults.Add(
            FaultRule.For("GetIteration").WithPath(gone.ToString()).Nth(1).Run(() => rig.Manager.DeleteIterationAsync(project.Id, gone))
        );
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ExportFailure>(failure =>
                failure.IterationId == gone && failure.Kind == ExportFailureKind.Gone && failure.Category == "iterations"
            );
        result
            .Categories.Where(category => category.IterationId != gone)
            .Should()
            .OnlyContain(category => category.State != CategoryState.Gone && category.State != CategoryState.Failed);
        (await CustomVision.DataRights.ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task An_image_that_is_deleted_in_mid_run_is_gone_by_its_id()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0].Id;
        var image = rig.Emulator.Seed(account => account.Project(project).AddImages(1)[0]); // no iteration holds it
        rig.Emulator.Faults.Add(
            FaultRule.ForBlobs("i-" + image.ToString("N")).Nth(1).Run(() => rig.Manager.DeleteImagesAsync(project, [image]))
        );
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ExportFailure>(failure =>
                failure.ObjectId == image && failure.Kind == ExportFailureKind.Gone && failure.Category == "image-files"
            );
        var files = result.Categories.Single(category => category.Category == "image-files" && category.ProjectId == project);
        (files.State, files.Expected - files.Found).Should().Be((CategoryState.Gone, 1));
    }

    [Fact]
    public async Task Iterations_are_chosen_by_their_ids_and_one_that_no_project_has_is_an_error()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects.Single(project => project.Iterations.Count == 2);
        var (chosen, other, unknown) = (project.Iterations[0].Id, project.Iterations[1].Id, Guid.NewGuid());
        var (folder, refused) = (rig.NewFolder(), rig.NewFolder());

        var result = await rig.ExportAsync(folder, new ExportRequest { IterationIds = [chosen] });
        var misspelt = () => rig.ExportAsync(refused, new ExportRequest { IterationIds = [chosen, unknown] });

        result.State.Should().Be(ExportState.Complete);
        var iterations = Path.Combine(folder, "data", "projects", project.Id.ToString(), "iterations");
        File.Exists(Path.Combine(iterations, chosen.ToString(), "images.jsonl")).Should().BeTrue();
        File.Exists(Path.Combine(iterations, other.ToString(), "images.jsonl")).Should().BeFalse();
        result
            .Categories.Single(category => category.IterationId == other && category.Category == "iteration-images")
            .State.Should()
            .Be(CategoryState.NotOffered);
        (await misspelt.Should().ThrowAsync<DataRightsException>())
            .Which.Message.Should()
            .Contain(unknown.ToString())
            .And.NotContain(chosen.ToString());
        Directory.Exists(refused).Should().BeFalse();
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
        (failure.ObjectId, failure.Kind).Should().Be((project, ExportFailureKind.IntegrityWarning));
    }

    [Fact]
    public async Task A_project_in_disaster_recovery_mode_is_read_as_any_other()
    {
        await using var rig = await ExportRig.StartAsync();
        rig.Emulator.Seed(account => account.Project(rig.Emulator.Account.Projects[0].Id).EnterDisasterRecovery());

        (await rig.ExportAsync(rig.NewFolder())).State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task What_the_request_leaves_out_is_said_and_not_fetched()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(
            folder,
            new ExportRequest { Categories = ExportCategories.Images | ExportCategories.IterationImages }
        );

        result.State.Should().Be(ExportState.Complete);
        result
            .Categories.Where(category => category.State == CategoryState.NotOffered)
            .Select(category => category.Category)
            .Distinct()
            .Should()
            .BeEquivalentTo(
                "account",
                "domains",
                "image-files",
                "iteration-image-files",
                "performance",
                "image-performance",
                "suggestions",
                "models",
                "predictions"
            );
        Directory.EnumerateFiles(folder, "*.png", SearchOption.AllDirectories).Should().BeEmpty();
    }

    [Fact]
    public async Task Renditions_are_stored_beside_each_other()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder, new ExportRequest { Renditions = [ImageRendition.Thumbnail, ImageRendition.Original] });

        result.State.Should().Be(ExportState.Complete);
        var project = rig.Emulator.Account.Projects[0];
        foreach (var image in project.AllImageIds)
        {
            Directory
                .EnumerateFiles(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images"), image + "*")
                .Select(Path.GetFileNameWithoutExtension)
                .Should()
                .BeEquivalentTo(image.ToString(), image + "-thumbnail");
        }
    }
}
