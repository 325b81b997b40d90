using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>One valid picture in the place of many: no check of a single body sees it, see decision 0014.</summary>
public sealed class EqualImagesTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task One_picture_for_every_link_is_an_integrity_warning_under_every_id(bool isResumed)
    {
        await using var rig = await ExportRig.StartAsync();
        var blocked = rig.Emulator.Account.Projects[0].ImageBytes(rig.Emulator.Account.Projects[0].WorkspaceImageIds[0])!;
        rig.Storage.Intercept = (_, _) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(blocked) });
        var folder = rig.NewFolder();
        if (isResumed)
        {
            await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        }

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        var warnings = result.Failures.Where(failure => failure.ObjectId is not null).ToList();
        warnings.Should().OnlyContain(failure => failure.Kind == ExportFailureKind.IntegrityWarning);
        warnings.Select(failure => (failure.ProjectId, failure.IterationId, failure.ObjectId)).Should().OnlyHaveUniqueItems();
        warnings
            .Select(failure => failure.ObjectId!.Value)
            .Distinct()
            .Should()
            .BeEquivalentTo(rig.Emulator.Account.Projects.SelectMany(project => project.AllImageIds));
        foreach (var project in rig.Emulator.Account.Projects)
        {
            var inWorkspace = warnings.Where(failure => failure.ProjectId == project.Id && failure.IterationId is null).ToList();
            inWorkspace.Select(failure => failure.ObjectId!.Value).Should().BeEquivalentTo(project.WorkspaceImageIds);
            inWorkspace
                .Should()
                .OnlyContain(failure =>
                    failure.Reason.StartsWith($"{project.WorkspaceImageIds.Count} images of this set have the same bytes")
                );
        }

        using var report = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(folder, "data", "report.json")));
        report
            .RootElement.GetProperty("failures")
            .EnumerateArray()
            .Count(failure => failure.TryGetProperty("objectId", out _))
            .Should()
            .Be(warnings.Count);
        (await ArchiveVerifier.VerifyAsync(folder)).Findings.Should().BeEmpty();
    }

    [Fact]
    public async Task Two_images_with_the_same_bytes_are_both_kept_and_named_over_looks_and_the_rest_is_not()
    {
        await using var rig = await ExportRig.StartAsync();
        var project = rig.Emulator.Account.Projects[0];
        var (one, other) = (project.WorkspaceImageIds[0], project.WorkspaceImageIds[1]);
        var bytes = project.ImageBytes(one)!;
        rig.Storage.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.Contains("i-" + other.ToString("N"), StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(bytes) })
                : null;
        rig.Emulator.Faults.Add(FaultRule.For("GetTags").Times(1).Answer(501)); // makes a second pass, which downloads nothing
        var folder = rig.NewFolder();

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result
            .Failures.Should()
            .OnlyContain(failure => failure.Kind == ExportFailureKind.IntegrityWarning && failure.Reason.StartsWith("2 images"));
        result
            .Failures.Where(failure => failure.IterationId is null)
            .Select(failure => failure.ObjectId!.Value)
            .Should()
            .BeEquivalentTo([one, other]);
        result.Failures.Select(failure => failure.ObjectId!.Value).Distinct().Should().BeEquivalentTo([one, other]);
        foreach (var image in (Guid[])[one, other])
        {
            (await File.ReadAllBytesAsync(Path.Combine(folder, "data", "projects", project.Id.ToString(), "images", image + ".png")))
                .Should()
                .Equal(bytes);
        }
    }

    [Fact]
    public async Task Image_that_was_uploaded_again_while_an_iteration_keeps_it_does_not_count_as_a_contradiction()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account =>
        {
            var project = account.AddProject("A", ProjectKind.Multilabel);
            var first = project.AddImages(2, project.AddTag("T"))[0];
            var picture = rig.Emulator.Account.Projects[0].ImageBytes(first)!;
            project.Train();
            project.DeleteFromWorkspace(first);
            project.AddImage(picture);
        });

        var result = await rig.ExportAsync(rig.NewFolder());

        result.Failures.Should().BeEmpty();
        result.Categories.Single(category => category.Category == "iteration-image-files").Found.Should().Be(2);
        result.State.Should().Be(ExportState.Complete);
    }

    [Fact]
    public async Task Equal_thumbnails_and_equal_pictures_in_two_projects_and_in_predictions_do_not_count_as_a_contradiction()
    {
        await using var rig = await ExportRig.StartAsync(new EmulatorOptions());
        rig.Emulator.Seed(account =>
        {
            byte[]? picture = null;
            foreach (var name in (string[])["A", "B"])
            {
                var project = account.AddProject(name, ProjectKind.Multilabel);
                var images = project.AddImages(2, project.AddTag("T"));
                picture ??= rig.Emulator.Account.Projects[0].ImageBytes(images[0])!;
                project.AddImage([.. picture, 0]);
                var iteration = project.Train();
                project.AddPrediction(iteration, picture);
                project.AddPrediction(iteration, picture);
            }
        });
        var blocked = rig.Emulator.Account.Projects[0].ImageBytes(rig.Emulator.Account.Projects[0].WorkspaceImageIds[0])!;
        rig.Storage.Intercept = (request, _) =>
            request.RequestUri!.AbsolutePath.Contains("/t-", StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(blocked) })
                : null;

        var result = await rig.ExportAsync(
            rig.NewFolder(),
            new ExportRequest { Renditions = [ImageRendition.Original, ImageRendition.Thumbnail] }
        );

        result.Failures.Should().BeEmpty();
        result.State.Should().Be(ExportState.Complete);
    }
}
