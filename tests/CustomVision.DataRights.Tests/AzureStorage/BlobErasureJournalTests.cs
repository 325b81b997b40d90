using System.Text;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Tests.Erasure;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>A journal in a container: resumed on another machine, and written by one process at a time.</summary>
public sealed class BlobErasureJournalTests
{
    private const string Name = "journals/plan";

    [AzuriteFact]
    public async Task An_erasure_that_was_interrupted_resumes_with_the_journal_on_another_machine()
    {
        var (rig, _) = await Gallery.StartAsync();
        await using var __ = rig;
        await using var blobs = await BlobRig.StartAsync();
        var plan = await rig.PlanAsync(Gallery.RequestForAlice());
        var approval = rig.Approve(plan);
        using var cancel = new CancellationTokenSource();
        rig.Wire.Intercept = (request, _) =>
        {
            if (request.Method == HttpMethod.Delete)
            {
                cancel.Cancel();
            }

            return null;
        };
        var first = await rig.Manager.EraseAsync(
            plan,
            approval,
            new BlobErasureJournal(blobs.Container, Name),
            cancellationToken: cancel.Token
        );
        first.State.Should().Be(ErasureState.Unverified);
        rig.Wire.Intercept = static (_, _) => null;

        var receipt = await rig.EraseAsync(plan, new BlobErasureJournal(blobs.Container, Name), approval);

        receipt.State.Should().Be(ErasureState.Complete);
        receipt.Counts.Erased.Should().Be(receipt.Counts.Total);
        (await ErasureAudit.CheckAsync(receipt, plan, new BlobErasureJournal(blobs.Container, Name))).Should().BeEmpty();
        (await blobs.NamesAsync()).Should().Equal(Name);
    }

    [AzuriteFact]
    public async Task A_process_whose_journal_another_one_continued_stops_before_its_next_deletion()
    {
        await using var blobs = await BlobRig.StartAsync();
        var (one, other) = (new BlobErasureJournal(blobs.Container, Name), new BlobErasureJournal(blobs.Container, Name));
        await one.ReadLinesAsync(default).ToListAsync();
        await other.ReadLinesAsync(default).ToListAsync();
        await one.AppendLineAsync("first", default);

        var late = () => other.AppendLineAsync("second", default);

        (await late.Should().ThrowAsync<ErasureRejectedException>()).Which.Rejection.Should().Be(ErasureRejection.JournalRefused);
        await one.AppendLineAsync("third", default);
        var again = () => other.AppendLineAsync("fourth", default);
        await again.Should().ThrowAsync<IOException>();
        (await blobs.Container.GetBlobClient(Name).DownloadContentAsync()).Value.Content.ToString().Should().Be("first\nthird\n");
    }

    [AzuriteFact]
    public async Task A_blob_that_is_not_a_journal_is_refused_and_stays_as_it_is()
    {
        await using var blobs = await BlobRig.StartAsync();
        await blobs.Container.UploadBlobAsync(Name, BinaryData.FromBytes(Encoding.UTF8.GetBytes("notes")));

        var read = async () => await new BlobErasureJournal(blobs.Container, Name).ReadLinesAsync(default).ToListAsync();

        (await read.Should().ThrowAsync<ErasureRejectedException>()).Which.Rejection.Should().Be(ErasureRejection.JournalRefused);
        (await blobs.Container.GetBlobClient(Name).DownloadContentAsync()).Value.Content.ToString().Should().Be("notes");
    }

    [AzuriteFact]
    public async Task A_container_that_allows_public_access_is_refused()
    {
        await using var blobs = await BlobRig.StartAsync(PublicAccessType.Blob);

        var read = async () => await new BlobErasureJournal(blobs.Container, Name).ReadLinesAsync(default).ToListAsync();

        await read.Should().ThrowAsync<ArchiveStorageException>().WithMessage("*public access*");
    }
}
