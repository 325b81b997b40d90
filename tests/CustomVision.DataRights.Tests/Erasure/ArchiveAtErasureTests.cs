using System.IO.Compression;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>The archive that a plan relies on is looked at again before anything is deleted.</summary>
public sealed class ArchiveAtErasureTests
{
    [Fact]
    public async Task It_must_be_given_again_and_be_the_same()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        using var folder = new TemporaryDirectory();
        await rig.ArchiveAsync(folder["archive"]);
        rig.Emulator.Seed(seeder => seeder.Project(gallery.Yard).AddImages(1));
        await rig.ArchiveAsync(folder["other"]);
        var request = Gallery.RequestForAlice();
        request.ArchiveDirectory = folder["archive"];
        var plan = await rig.PlanAsync(request);

        (await RefusalAsync(rig, plan, null)).Should().Contain("Specify the archive again");
        (await RefusalAsync(rig, plan, folder["nowhere"])).Should().Contain("cannot be read");
        (await RefusalAsync(rig, plan, folder["other"])).Should().Contain("is not the one");
        Directory.Move(folder["archive"], folder["moved"]);
        var picture = Directory
            .EnumerateFiles(Path.Combine(folder["moved"], "data", "projects", gallery.Shop.ToString("D"), "images"))
            .First();
        var bytes = File.ReadAllBytes(picture);
        File.WriteAllBytes(picture, [.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);
        (await RefusalAsync(rig, plan, folder["moved"])).Should().Contain("damaged");
        File.WriteAllBytes(picture, bytes);

        var receipt = await rig.Manager.EraseAsync(
            plan,
            rig.Approve(plan),
            new MemoryJournal(),
            new EraseOptions { ArchiveDirectory = folder["moved"] }
        );

        receipt.State.Should().Be(ErasureState.Complete);
    }

    [Fact]
    public async Task One_that_goes_in_the_middle_stops_what_is_left_and_the_receipt_says_so()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        using var folder = new TemporaryDirectory();
        await rig.ArchiveAsync(folder["archive"]);
        var request = Gallery.RequestForAlice();
        request.ArchiveDirectory = folder["archive"];
        var plan = await rig.PlanAsync(request);
        var (approval, journal) = (rig.Approve(plan), new MemoryJournal { DiesAfter = 4 });
        await Task.WhenAny(
            rig.Manager.EraseAsync(plan, approval, journal, new EraseOptions { ArchiveDirectory = folder["archive"] }),
            journal.Killed
        );
        var deletes = rig.Wire.Deletes.Count;
        deletes.Should().BePositive();
        Directory.Delete(folder["archive"], recursive: true);

        var receipt = await rig.Manager.EraseAsync(
            plan,
            approval,
            MemoryJournal.Of(journal.Lines),
            new EraseOptions { ArchiveDirectory = folder["archive"] }
        );

        rig.Wire.Deletes.Should().HaveCount(deletes);
        receipt.Should().BeEquivalentTo(new { State = ErasureState.Incomplete, Interruption = "NotInArchive" });
        receipt.ToHtml().Should().Contain("archive that the plan relies on");
    }

    [Fact]
    public async Task One_that_the_plan_knows_nothing_of_is_refused()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        using var folder = new TemporaryDirectory();
        await rig.ArchiveAsync(folder["archive"]);
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());

        (await RefusalAsync(rig, plan, folder["archive"])).Should().Contain("made without one");
    }

    [Fact]
    public async Task Only_originals_count()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        using var folder = new TemporaryDirectory();
        await rig.ArchiveAsync(folder["archive"], request => request.Renditions = [ImageRendition.Thumbnail, ImageRendition.Resized]);
        var request = Gallery.RequestForAlice();
        request.ArchiveDirectory = folder["archive"];
        var act = () => rig.PlanAsync(request);

        var refusal = (await act.Should().ThrowAsync<ErasureRejectedException>()).Which;
        refusal.Rejection.Should().Be(ErasureRejection.NotInArchive);
        refusal.Ids.Should().HaveCount(13);
    }

    [Fact]
    public async Task Stored_predictions_are_images_too()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        using var folder = new TemporaryDirectory();
        await rig.ArchiveAsync(folder["archive"]);
        var later = rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).AddPrediction(gallery.Second));
        var request = ErasureRequest.ForPredictions([gallery.Predictions[0]]) with { ArchiveDirectory = folder["archive"] };

        (await rig.PlanAsync(request)).Archive!.Images.Should().Be(1);
        request.PredictionIds.Add(later);
        var act = () => rig.PlanAsync(request);

        (await act.Should().ThrowAsync<ErasureRejectedException>()).Which.Ids.Should().Equal(later);
    }

    [Fact]
    public async Task One_in_a_zip_is_proved_as_well_and_may_have_been_unpacked_since()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        using var folder = new TemporaryDirectory();
        await using (var file = File.Create(folder["archive.zip"]))
        {
            await rig.Manager.ExportAsync(new ExportRequest(), new ZipArchiveSink(file));
        }

        using var zip = await ZipArchiveSource.OpenAsync(folder["archive.zip"]);
        var request = Gallery.RequestForAlice() with { ArchiveSource = zip };
        var plan = await rig.PlanAsync(request);
        await ZipFile.ExtractToDirectoryAsync(folder["archive.zip"], folder["archive"]);

        var receipt = await rig.Manager.EraseAsync(
            plan,
            rig.Approve(plan),
            new MemoryJournal(),
            new EraseOptions { ArchiveDirectory = Directory.GetDirectories(folder["archive"]).Single() }
        );

        request.ArchiveDirectory.Should().BeNull("the source is not a directory");
        plan.Archive!.Images.Should().Be(13);
        receipt.State.Should().Be(ErasureState.Complete);
    }

    private static async Task<string> RefusalAsync(ErasureRig rig, ErasurePlan plan, string? directory)
    {
        var act = () =>
            rig.Manager.EraseAsync(plan, rig.Approve(plan), new MemoryJournal(), new EraseOptions { ArchiveDirectory = directory });
        var refusal = (await act.Should().ThrowAsync<ErasureRejectedException>()).Which;
        refusal.Rejection.Should().Be(ErasureRejection.NotInArchive, refusal.Message);
        rig.Wire.Deletes.Should().BeEmpty();
        return refusal.Message;
    }
}
