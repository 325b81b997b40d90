using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Erasure;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>The archive that an erasure relies on is in a container.</summary>
public sealed class BlobArchiveErasureTests
{
    [AzuriteFact]
    public async Task An_erasure_is_planned_and_carried_out_with_an_archive_in_a_container_which_must_be_whole()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        await using var blobs = await BlobRig.StartAsync();
        await rig.Manager.ExportAsync(new ExportRequest(), blobs.NewSink());
        var plan = await rig.PlanAsync(Gallery.RequestForAlice() with { ArchiveSource = blobs.Source });
        var options = new EraseOptions { ArchiveSource = blobs.Source };
        var image = blobs.Container.GetBlobClient(
            (await blobs.NamesAsync(BlobRig.Prefix + "/data/projects/")).First(name => name.Contains("/images/", StringComparison.Ordinal))
        );
        var bytes = (await image.DownloadContentAsync()).Value.Content.ToArray();
        await UploadAsync([.. bytes[..^1], (byte)(bytes[^1] ^ 1)]);

        var damaged = () => rig.Manager.EraseAsync(plan, rig.Approve(plan), new MemoryJournal(), options);

        var refusal = (await damaged.Should().ThrowAsync<ErasureRejectedException>()).Which;
        refusal.Rejection.Should().Be(ErasureRejection.NotInArchive);
        rig.Wire.Deletes.Should().BeEmpty();
        await UploadAsync(bytes);

        var receipt = await rig.Manager.EraseAsync(plan, rig.Approve(plan), new MemoryJournal(), options);

        plan.Archive!.Images.Should().Be(13);
        receipt.State.Should().Be(ErasureState.Complete);

        Task UploadAsync(byte[] content) => image.UploadAsync(BinaryData.FromBytes(content), overwrite: true);
    }

    [AzuriteFact]
    public async Task A_container_that_allows_public_access_proves_nothing()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        await using var blobs = await BlobRig.StartAsync(PublicAccessType.Blob);

        var act = () => rig.PlanAsync(Gallery.RequestForAlice() with { ArchiveSource = blobs.Source });

        await act.Should().ThrowAsync<ArchiveStorageException>().WithMessage("*public access*");
    }
}
