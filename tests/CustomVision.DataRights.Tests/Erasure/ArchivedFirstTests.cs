using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>Only what a verified archive contains.</summary>
public sealed class ArchivedFirstTests
{
    [Fact]
    public async Task An_archive_of_every_image_is_named_by_its_digest_and_a_lack_refuses_the_plan()
    {
        var (rig, gallery) = await Gallery.StartAsync();
        await using var __ = rig;
        using var folder = new TemporaryDirectory();
        var directory = folder["archive"];
        await rig.ArchiveAsync(directory);
        var request = Gallery.RequestForAlice();
        request.ArchiveDirectory = directory;

        var plan = await rig.PlanAsync(request);

        plan.Archive!.Images.Should().Be(13);
        plan.Archive.TagManifestSha256.Should()
            .Be(Sha256Digest.Compute(File.ReadAllBytes(Path.Combine(directory, "tagmanifest-sha256.txt"))).ToString());

        var added = rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).AddImages(1, gallery.Alice))[0];
        (await RefusalAsync(rig, request)).Ids.Should().Equal(added);

        rig.Emulator.Seed(seeder => seeder.Project(gallery.Shop).DeleteFromWorkspace(added));
        (await rig.PlanAsync(request)).Archive.Should().NotBeNull();

        var picture = Directory.EnumerateFiles(Path.Combine(directory, "data", "projects", gallery.Shop.ToString("D"), "images")).First();
        var bytes = File.ReadAllBytes(picture);
        bytes[^1] ^= 1;
        File.WriteAllBytes(picture, bytes);
        (await RefusalAsync(rig, request)).Message.Should().Contain("damaged");

        request.ArchiveDirectory = folder.Root;
        await RefusalAsync(rig, request);
        request.ArchiveDirectory = folder["nowhere"];
        await RefusalAsync(rig, request);
    }

    private static async Task<ErasureRejectedException> RefusalAsync(ErasureRig rig, ErasureRequest request)
    {
        var act = () => rig.PlanAsync(request);
        var refusal = (await act.Should().ThrowAsync<ErasureRejectedException>()).Which;
        refusal.Rejection.Should().Be(ErasureRejection.NotInArchive, refusal.Message);
        return refusal;
    }
}
