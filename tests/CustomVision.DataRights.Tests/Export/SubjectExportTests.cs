using System.Text.Json;
using CustomVision.DataRights.Emulator;
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
        ExportTests.Ids(Path.Combine(root, "iterations", rig.Iteration.ToString(), "images.jsonl")).Should().BeEquivalentTo(rig.Kept.Concat(rig.Frozen));
        Directory.EnumerateFiles(Path.Combine(root, "images")).Select(file => Guid.Parse(Path.GetFileNameWithoutExtension(file)))
            .Should().BeEquivalentTo(rig.Kept.Concat(rig.Frozen));
        ExportTests.Ids(Path.Combine(root, "iterations", rig.Iteration.ToString(), "image-performances.jsonl")).Should().BeEquivalentTo(rig.Kept.Concat(rig.Frozen));
        var images = result.Categories.Single(category => category.Category == "images");
        images.LeftOut.Should().Be(rig.Others.Count);
    }

    [Fact]
    public async Task Nobody_else_is_named_but_in_what_a_model_answered_for_the_subjects_own_images()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();

        await rig.Export.ExportAsync(folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person] } });

        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(file => Path.GetFileName(file) is not ("image-performances.jsonl" or "suggestions.jsonl") && !file.EndsWith(".png", StringComparison.Ordinal)))
        {
            (await File.ReadAllTextAsync(file)).Should().NotContain(Other, file);
        }
    }

    [Fact]
    public async Task What_concerns_everybody_is_left_out_and_said()
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
            folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person] }, Predictions = new PredictionQuery { Application = "door" } });

        result.State.Should().Be(ExportState.Complete);
        ExportTests.Ids(Path.Combine(folder, "data", "projects", rig.Project.ToString(), "predictions.jsonl")).Should().Equal(rig.Prediction);
    }

    [Fact]
    public async Task A_tag_that_no_project_has_is_an_error_and_nothing_is_written()
    {
        await using var rig = await StartAsync();
        var folder = rig.Export.NewFolder();

        var export = () => rig.Export.ExportAsync(folder, new ExportRequest { Subject = new SubjectSelector { TagNames = [Person.ToUpperInvariant()] } });

        (await export.Should().ThrowAsync<DataRightsException>()).WithMessage("No project in scope*").Which.Message.Should().NotContain("PERSON");
        Directory.Exists(folder).Should().BeFalse();
    }

    [Fact]
    public async Task Image_ids_and_metadata_choose_exactly()
    {
        await using var rig = await StartAsync();
        var (byId, byMetadata) = (rig.Export.NewFolder(), rig.Export.NewFolder());

        await rig.Export.ExportAsync(byId, new ExportRequest { Subject = new SubjectSelector { ImageIds = [rig.Others[0], rig.Frozen[0]] } });
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
        report.RootElement.GetProperty("request").GetString().Should().Contain("1 tags").And.NotContain(Person);
        (await File.ReadAllTextAsync(Path.Combine(folder, "bag-info.txt"))).Should().NotContain(Person);
    }

    private static IEnumerable<Guid> Files(string folder, Guid project) =>
        Directory.EnumerateFiles(Path.Combine(folder, "data", "projects", project.ToString(), "images")).Select(file => Guid.Parse(Path.GetFileNameWithoutExtension(file)));

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
        ExportRig Export, Guid Project, Guid Iteration, IReadOnlyList<Guid> Kept, IReadOnlyList<Guid> Frozen, IReadOnlyList<Guid> Others, Guid Prediction) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => Export.DisposeAsync();
    }
}
