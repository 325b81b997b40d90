using System.Text.Json;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Subjects;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>Exports about one person: all of theirs, and nothing of anybody else.</summary>
public sealed class SubjectExportTests
{
    private const string Person = "Person A";
    private const string Other = "Person B";

    [Fact]
    public async Task Only_the_images_of_the_subject_are_exported_also_those_that_only_an_iteration_holds()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();

        var result = await rig.Export.ExportAsync(folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person] } });

        result.State.Should().Be(ExportState.Complete);
        var root = Path.Combine(folder, "data", "projects", rig.Project.ToString());
        ExportTests.Ids(Path.Combine(root, "images.jsonl")).Should().BeEquivalentTo(rig.Kept);
        ExportTests
            .Ids(Path.Combine(root, "iterations", rig.Iteration.ToString(), "images.jsonl"))
            .Should()
            .BeEquivalentTo(rig.Kept.Concat(rig.Frozen));
        Directory
            .EnumerateFiles(Path.Combine(root, "images"))
            .Select(file => Guid.Parse(Path.GetFileNameWithoutExtension(file)))
            .Should()
            .BeEquivalentTo(rig.Kept.Concat(rig.Frozen));
        var evaluated = rig
            .Export.Emulator.Account.Project(rig.Project)
            .Iterations.Single(iteration => iteration.Id == rig.Iteration)
            .EvaluatedImageIds;
        ExportTests
            .Ids(Path.Combine(root, "iterations", rig.Iteration.ToString(), "image-performances.jsonl"))
            .Should()
            .BeEquivalentTo(rig.Kept.Concat(rig.Frozen).Intersect(evaluated))
            .And.NotBeEmpty();
        var images = result.Categories.Single(category => category.Category == "images");
        images.LeftOut.Should().Be(rig.Others.Count);
    }

    [Fact]
    public async Task No_other_person_is_named_but_in_what_a_model_answered_for_the_subjects_own_images()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();

        await rig.Export.ExportAsync(folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person] } });

        foreach (
            var file in Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file =>
                    Path.GetFileName(file) is not ("image-performances.jsonl" or "suggestions.jsonl")
                    && !file.EndsWith(".png", StringComparison.Ordinal)
                )
        )
        {
            (await File.ReadAllTextAsync(file)).Should().NotContain(Other, file);
        }
    }

    [Fact]
    public async Task An_image_of_the_workspace_is_matched_by_the_workspace_alone()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();
        var (relabelled, labelled) = (rig.Kept[0], rig.Others[0]);
        var tags = rig.Export.Emulator.Account.Project(rig.Project).Tags.ToDictionary(tag => tag.Value, tag => tag.Key);
        await TagAsync(rig, HttpMethod.Delete, $"images/tags?imageIds={relabelled}&tagIds={tags[Person]}", null);
        await TagAsync(rig, HttpMethod.Post, "images/tags", $$"""{"tags":[{"imageId":"{{labelled}}","tagId":"{{tags[Person]}}"}]}""");

        var result = await rig.Export.ExportAsync(folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person] } });

        result.State.Should().Be(ExportState.Complete);
        var root = Path.Combine(folder, "data", "projects", rig.Project.ToString());
        Guid[] workspace = [.. rig.Kept.Skip(1), labelled];
        ExportTests.Ids(Path.Combine(root, "images.jsonl")).Should().BeEquivalentTo(workspace);
        ExportTests
            .Ids(Path.Combine(root, "iterations", rig.Iteration.ToString(), "images.jsonl"))
            .Should()
            .BeEquivalentTo(workspace.Concat(rig.Frozen), "with the model's own words, once the workspace says whose they are");
        Files(folder, rig.Project).Should().BeEquivalentTo(workspace.Concat(rig.Frozen));
    }

    [Fact]
    public async Task What_one_model_says_of_an_image_that_the_workspace_no_longer_holds_counts_in_every_model()
    {
        await using var export = await ExportRig.StartAsync(new EmulatorOptions());
        var (project, first, second, image) = export.Emulator.Seed(account =>
        {
            var project = account.AddProject("Door", ProjectKind.Multilabel);
            var (person, other) = (project.AddTag(Person), project.AddTag(Other));
            project.AddImages(5, person);
            var image = project.AddImages(5, other)[0];
            return (project.Id, project.Train(), person, image);
        });
        await TagAsync(export, project, HttpMethod.Post, "images/tags", $$"""{"tags":[{"imageId":"{{image}}","tagId":"{{second}}"}]}""");
        var later = export.Emulator.Seed(account =>
        {
            var iteration = account.Project(project).Train();
            account.Project(project).DeleteFromWorkspace(image);
            return iteration;
        });
        var folder = export.NewFolder();

        var result = await export.ExportAsync(folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person] } });

        result.State.Should().Be(ExportState.Complete);
        var root = Path.Combine(folder, "data", "projects", project.ToString());
        ExportTests.Ids(Path.Combine(root, "iterations", later.ToString(), "images.jsonl")).Should().Contain(image);
        ExportTests
            .Ids(Path.Combine(root, "iterations", first.ToString(), "images.jsonl"))
            .Should()
            .Contain(image, "the earlier model did not know yet whose it is");
        ExportTests.Ids(Path.Combine(root, "iterations", first.ToString(), "image-performances.jsonl")).Should().Contain(image);
        ExportTests.Ids(Path.Combine(root, "images.jsonl")).Should().NotContain(image);
        (await CustomVision.DataRights.ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task An_image_that_was_relabelled_while_the_export_was_interrupted_is_no_longer_in_the_subjects_archive()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();
        var request = new ExportRequest
        {
            Subject = new SubjectSelector { TagNames = [Person] },
            Categories = ExportCategories.Images | ExportCategories.ImageFiles,
            RequestId = "test",
        };
        rig.Export.Emulator.Faults.Add(FaultRule.ForBlobs("i-" + rig.Kept[1].ToString("N")).Answer(501));
        (await rig.Export.ExportAsync(folder, request)).State.Should().Be(ExportState.Incomplete);
        rig.Export.Emulator.Faults.Clear();
        var tag = rig.Export.Emulator.Account.Project(rig.Project).Tags.Single(tag => tag.Value == Person).Key;
        await TagAsync(rig, HttpMethod.Delete, $"images/tags?imageIds={rig.Kept[0]}&tagIds={tag}", null);

        var result = await rig.Export.ExportAsync(folder, request);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Changes.Should().NotBeEmpty();
        Directory
            .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => file.Contains(rig.Kept[0].ToString(), StringComparison.Ordinal))
            .Should()
            .BeEmpty();
        (await CustomVision.DataRights.ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Data_that_concerns_no_one_subject_is_left_out_and_reported()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();

        var result = await rig.Export.ExportAsync(folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person] } });

        foreach (var category in (string[])["account", "domains", "performance", "models", "predictions"])
        {
            var report = result.Categories.Where(report => report.Category == category).Should().ContainSingle().Which;
            report.State.Should().Be(CategoryState.NotOffered);
            report.Reason.Should().Contain("about one subject");
        }

        Directory.Exists(Path.Combine(folder, "data", "projects", rig.Project.ToString(), "predictions")).Should().BeFalse();
    }

    [Fact]
    public async Task Predictions_are_chosen_by_their_own_criteria()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();

        var result = await rig.Export.ExportAsync(
            folder,
            new ExportRequest
            {
                Subject = new SubjectSelector { TagNames = [Person] },
                Predictions = new PredictionQuery { Application = "door" },
            }
        );

        result.State.Should().Be(ExportState.Complete);
        ExportTests
            .Ids(Path.Combine(folder, "data", "projects", rig.Project.ToString(), "predictions.jsonl"))
            .Should()
            .Equal(rig.Prediction);
    }

    [Fact]
    public async Task A_tag_that_no_project_has_is_an_error_and_nothing_is_written()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();

        var export = () =>
            rig.Export.ExportAsync(folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person.ToUpperInvariant()] } });

        (await export.Should().ThrowAsync<DataRightsException>())
            .WithMessage("No project in scope*")
            .Which.Message.Should()
            .NotContain("PERSON");
        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public async Task Image_ids_and_metadata_choose_exactly()
    {
        await using var rig = await StartAsync();
        var (byId, byMetadata) = (rig.Export.NewFolder(), rig.Export.NewFolder());

        await rig.Export.ExportAsync(
            byId,
            new ExportRequest { Subject = new SubjectSelector { ImageIds = [rig.Others[0], rig.Frozen[0]] } }
        );
        await rig.Export.ExportAsync(byMetadata, new ExportRequest { Subject = new SubjectSelector { Metadata = [new("case", "7")] } });

        Files(byId, rig.Project).Should().BeEquivalentTo([rig.Others[0], rig.Frozen[0]]);
        Files(byMetadata, rig.Project).Should().BeEquivalentTo(rig.Frozen);
    }

    [Fact]
    public async Task The_report_and_the_pages_say_how_many_were_left_out_and_not_whom()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();

        await rig.Export.ExportAsync(folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person] } });

        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "data", "report.json")));
        report.RootElement.GetProperty("request").GetString().Should().Contain("images chosen by 1 tag,").And.NotContain(Person);
        (await File.ReadAllTextAsync(Path.Combine(folder, "bag-info.txt"))).Should().NotContain(Person);
    }

    private static Task TagAsync(Rig rig, HttpMethod method, string path, string? body) =>
        TagAsync(rig.Export, rig.Project, method, path, body);

    private static async Task TagAsync(ExportRig rig, Guid project, HttpMethod method, string path, string? body)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            method,
            new Uri(rig.Emulator.Endpoint, $"customvision/v3.3/training/projects/{project}/{path}")
        );
        request.Headers.Add("Training-Key", rig.Emulator.TrainingKey);
        request.Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        answer.EnsureSuccessStatusCode();
    }

    private static IEnumerable<Guid> Files(string folder, Guid project) =>
        Directory
            .EnumerateFiles(Path.Combine(folder, "data", "projects", project.ToString(), "images"))
            .Select(file => Guid.Parse(Path.GetFileNameWithoutExtension(file)));

    private static async Task<Rig> StartAsync()
    {
        var export = await ExportRig.StartAsync(new EmulatorOptions());
        return export.Emulator.Seed(account =>
        {
            var project = account.AddProject("Door", ProjectKind.Multilabel);
            var (person, other) = (project.AddTag(Person), project.AddTag(Other));
            var kept = project.AddImages(6, person);
            var frozen = project.AddImages(3, new Dictionary<string, string> { ["case"] = "7" }, person);
            var others = project.AddImages(5, other);
            var iteration = project.Train();
            project.DeleteFromWorkspace(frozen);
            project.AddPrediction(iteration, application: "gate");
            return new Rig(export, project.Id, iteration, kept, frozen, others, project.AddPrediction(iteration, application: "door"));
        });
    }

    private sealed record Rig(
        ExportRig Export,
        Guid Project,
        Guid Iteration,
        IReadOnlyList<Guid> Kept,
        IReadOnlyList<Guid> Frozen,
        IReadOnlyList<Guid> Others,
        Guid Prediction
    ) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Export.DisposeAsync();
    }
}
