using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Polling;

namespace CustomVision.DataRights.AzureStorage.Work;

/// <summary>
/// Exclusive ownership of an archive: the lease of a blob beside it, which expires when its holder crashes. The blob also contains the id
/// of the export, so that a later run recognizes the blobs of earlier runs as its own.
/// </summary>
internal sealed class BlobLock : IDisposable
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private readonly BlockBlobClient _blob;
    private readonly BlobLeaseClient _lease;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _turn = new(1);
    private long _renewed;

    private BlobLock(BlockBlobClient blob, BlobLeaseClient lease, TimeProvider time, long renewed) =>
        (_blob, _lease, _time, _renewed) = (blob, lease, time, renewed);

    /// <summary>The export that owns the blobs.</summary>
    public string Owner { get; private set; } = string.Empty;

    /// <summary>Acquires the lease. Waits for the lease of a holder that may have crashed.</summary>
    /// <exception cref="DataRightsException">Another export holds the lease.</exception>
    public static async Task<BlobLock> TakeAsync(BlobPlace place, TimeProvider time, CancellationToken cancellationToken)
    {
        var blob = place.Blob(place.Lock);
        await CreateAsync(blob, cancellationToken).ConfigureAwait(false);
        var lease = blob.GetBlobLeaseClient();
        var second = TimeSpan.FromSeconds(1);
        var backoff = new PollingBackoff(time, Duration + (2 * second), second, second);
        while (true)
        {
            var asked = time.GetTimestamp();
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken).ConfigureAwait(false);
                var held = new BlobLock(blob, lease, time, asked);
                var properties = await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                held.Owner = properties.Value.Metadata[BlobPlace.OwnerKey];
                return held;
            }
            catch (RequestFailedException taken) when (taken.Status == 409)
            {
                if (!await backoff.WaitAsync(cancellationToken).ConfigureAwait(false))
                {
                    throw new DataRightsException(
                        $"Another export is writing to {place.Location}: it holds the lease of the blob {place.Lock}. Wait for it, or "
                            + $"choose another prefix.",
                        taken
                    );
                }
            }
            catch (RequestFailedException gone) when (gone.ErrorCode == BlobErrorCode.BlobNotFound.ToString())
            {
                await CreateAsync(blob, cancellationToken).ConfigureAwait(false); // another run has just finished
            }
            catch (Exception fault) when (BlobFault.IsStorage(fault, cancellationToken))
            {
                throw BlobFault.Explain(fault);
            }
        }
    }

    /// <summary>Checks that the lease is still held, and renews it if that is not certain.</summary>
    /// <exception cref="ArchiveStorageException">Another export has the lease, or the storage cannot be accessed.</exception>
    public ValueTask EnsureHeldAsync(CancellationToken cancellationToken) =>
        _time.GetElapsedTime(Interlocked.Read(ref _renewed)) < Duration - TimeSpan.FromSeconds(3)
            ? ValueTask.CompletedTask
            : new ValueTask(RenewAsync(cancellationToken));

    /// <summary>Renews the lease.</summary>
    /// <exception cref="ArchiveStorageException">Another export has the lease, or the storage cannot be accessed.</exception>
    public async Task RenewAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var asked = _time.GetTimestamp();
            await _lease.RenewAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
            Interlocked.Exchange(ref _renewed, asked);
        }
        catch (RequestFailedException lost) when (lost.Status is 404 or 409 or 412)
        {
            throw new ArchiveStorageException(
                "This run has lost its lease on the archive to another run, because it did not renew it in time. It has stopped, and what "
                    + "it wrote is kept: the other run resumes from it.",
                lost
            );
        }
        catch (Exception fault) when (BlobFault.IsStorage(fault, cancellationToken))
        {
            throw BlobFault.Explain(fault);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Releases the lease and keeps the blob, so that a later run can resume.</summary>
    public Task ReleaseAsync(CancellationToken cancellationToken) =>
        BlobFault.GuardAsync(() => _lease.ReleaseAsync(cancellationToken: cancellationToken), cancellationToken);

    /// <summary>Deletes the blob of a finished archive with its lease.</summary>
    public Task DeleteAsync(CancellationToken cancellationToken) =>
        BlobFault.GuardAsync(
            () =>
                _blob.DeleteIfExistsAsync(
                    conditions: new BlobRequestConditions { LeaseId = _lease.LeaseId },
                    cancellationToken: cancellationToken
                ),
            cancellationToken
        );

    public void Dispose() => _turn.Dispose();

    private static Task CreateAsync(BlockBlobClient blob, CancellationToken cancellationToken) =>
        BlobFault.GuardAsync(
            async () =>
            {
                try
                {
                    using var empty = new MemoryStream([]);
                    await blob.UploadAsync(
                            empty,
                            new BlobUploadOptions
                            {
                                Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                                {
                                    [BlobPlace.OwnerKey] = Guid.NewGuid().ToString("N"),
                                },
                                Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                            },
                            cancellationToken
                        )
                        .ConfigureAwait(false);
                }
                catch (RequestFailedException there) when (there.Status is 409 or 412)
                {
                    // The blob exists, from an earlier run or from the same request sent twice.
                }
            },
            cancellationToken
        );
}
