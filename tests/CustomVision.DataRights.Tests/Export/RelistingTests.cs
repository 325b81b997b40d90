using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>
/// A resumed run lists everything again: equal numbers prove nothing. Only bytes are taken over, with their integrity warnings.
/// </summary>
public sealed class RelistingTests
{
    [Fact]
    public async Task An_upload_and_a_deletion_that_balance_are_seen_although_nothing_else_changes()
    {
        await using var rig = await ExportRig.StartAsync();
        var folder = rig.NewFolder();
        var (project, _) = await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        var root = Path.Combine(folder, "data", "projects", project.ToString());
        var (gone, added) = (rig.Emulator.Account.Project(project).WorkspaceImageIds[0], Guid.Empty);
        rig.Emulator.Seed(account =>
        {
            account.Project(project).DeleteFromWorkspace(gone);
            added = account.Project(project).AddImages(1)[0];
        });

        // The service is not known to touch a project or its tags when images come and go.
        var (said, tags) = (
            await File.ReadAllTextAsync(Path.Combine(root, "project.json")),
            await File.ReadAllTextAsync(Path.Combine(root, "tags.json"))
        );
        rig.Wire.Intercept = (request, _) =>
            (request.RequestUri!.AbsolutePath, request.RequestUri.Query) switch
            {
                var (path, _) when path.EndsWith("/projects/" + project, StringComparison.Ordinal) => Task.FromResult(
                    Wire.Answer(200, said)
                ),
                var (path, query) when path.EndsWith(project + "/tags", StringComparison.Ordinal) && query.Length == 0 => Task.FromResult(
                    Wire.Answer(200, tags)
                ),
                _ => null,
            };

        var result = await rig.ExportAsync(folder);

        ExportTests.Ids(Path.Combine(root, "images.jsonl")).Should().Contain(added).And.NotContain(gone);
        result.State.Should().Be(ExportState.CompleteWithDifferences);
        result.Changes.Should().ContainSingle().Which.Should().Contain(project.ToString());
        result.Failures.Should().ContainSingle().Which.ObjectId.Should().Be(gone);
    }

    [Fact]
    public async Task A_list_that_went_bad_while_the_export_was_interrupted_is_made_again()
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        await rig.ExportAsync(undisturbed);
        var (project, _) = await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        var listing = Path.Combine(folder, "data", "projects", project.ToString(), "images.jsonl");
        var bytes = await File.ReadAllBytesAsync(listing);
        Array.Clear(bytes, 0, bytes.Length / 2);
        await File.WriteAllBytesAsync(listing, bytes);

        (await rig.ExportAsync(folder)).State.Should().Be(ExportState.Complete);

        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_integrity_warning_about_an_image_is_reported_again(bool isSecondLook)
    {
        await using var rig = await ExportRig.StartAsync();
        var (undisturbed, folder) = (rig.NewFolder(), rig.NewFolder());
        var project = rig.Emulator.Account.Projects[0].Id;
        byte[] cutInItsPixels = [.. "GIF89a"u8, 0, 1, 0, 1, 0, 0, 0, 0x2C, 0, 0, 0, 0, 0, 1, 0, 1, 0, 8, 200, .. new byte[100]];
        var image = rig.Emulator.Seed(account => account.Project(project).AddImage(cutInItsPixels));
        var expected = await rig.ExportAsync(undisturbed);
        expected
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .Match<ExportFailure>(failure => failure.ObjectId == image && failure.Kind == ExportFailureKind.IntegrityWarning);

        if (isSecondLook)
        {
            rig.Emulator.Faults.Add(CustomVision.DataRights.Emulator.Faults.FaultRule.For("QueryPredictions").Nth(1).Answer(501));
        }
        else
        {
            await InterruptedExport.AtTheLastProjectAsync(rig, folder);
        }

        var result = await rig.ExportAsync(folder);

        result.State.Should().Be(ExportState.CompleteWithDifferences);
        ArchiveTree.Differences(undisturbed, folder).Should().BeEmpty("report.json is that of an undisturbed run");
    }

    [Fact]
    public async Task A_result_states_that_it_was_read_back()
    {
        await using var rig = await ExportRig.StartAsync();
        using var stream = new MemoryStream();

        var directory = await rig.ExportAsync(rig.NewFolder());
        var zip = await rig.Manager.ExportAsync(new ExportRequest(), new ZipArchiveSink(stream));

        (directory.State, directory.IsReadBack).Should().Be((ExportState.Complete, true));
        (zip.State, zip.IsReadBack).Should().Be((ExportState.Complete, false));
    }
}
