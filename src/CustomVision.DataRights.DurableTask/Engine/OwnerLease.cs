using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>
/// The lease of a blob: one process at a time carries out erasures of a resource. It expires when its holder dies. <see cref="Lost"/> tells
/// a holder that was frozen; until then, the conditions of the journal and of the receipt refuse its writes.
/// </summary>
internal sealed class OwnerLease : IAsyncDisposable
{
    public static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly BlobLeaseClient _lease;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _renewing;
    private long _renewed;

    private OwnerLease(BlobLeaseClient lease, TimeProvider time, long renewed)
    {
        (_lease, _time, _renewed) = (lease, time, renewed);
        _renewing = KeepRenewedAsync();
    }

    /// <summary>Canceled when the lease is lost.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Takes the lease; waits for it as long as another process has it.</summary>
    public static async Task<OwnerLease> TakeAsync(
        BlobContainerClient container,
        string name,
        TimeProvider time,
        Action waiting,
        CancellationToken cancellationToken
    )
    {
        var blob = container.GetBlobClient(name);
        await CreateAsync(blob, cancellationToken).ConfigureAwait(false);
        var lease = blob.GetBlobLeaseClient();
        for (var attempt = 1; ; attempt++)
        {
            var asked = time.GetTimestamp();
            try
            {
                await lease.AcquireAsync(Duration, cancellationToken: cancellationToken).ConfigureAwait(false);
                return new OwnerLease(lease, time, asked);
            }
            catch (RequestFailedException taken) when (taken.Status == 409)
            {
                if (attempt == 1)
                {
                    waiting();
                }

                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Renews the lease.</summary>
    /// <exception cref="OwnerLostException">Another process may have it.</exception>
    public async Task EnsureHeldAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Positive(Duration - _time.GetElapsedTime(Interlocked.Read(ref _renewed))), _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var asked = _time.GetTimestamp();
        try
        {
            await _lease.RenewAsync(cancellationToken: both.Token).ConfigureAwait(false);
            Interlocked.Exchange(ref _renewed, asked);
        }
        catch (Exception fault)
            when (fault is RequestFailedException { Status: 404 or 409 or 412 }
                || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            await _lost.CancelAsync().ConfigureAwait(false);
            throw new OwnerLostException();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _renewing.ConfigureAwait(false);
        try
        {
            if (!_lost.IsCancellationRequested)
            {
                await _lease.ReleaseAsync(cancellationToken: CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is RequestFailedException or AggregateException or IOException)
        {
            // It expires by itself.
        }

        _lost.Dispose();
        _stop.Dispose();
    }

    // A process that was frozen asks the storage first: perhaps no other process has taken the lease.
    private static TimeSpan Positive(TimeSpan left) => left > Pause ? left : Pause;

    private static async Task CreateAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.UploadAsync(
                    BinaryData.Empty,
                    new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            // Created by an earlier erasure.
        }
    }

    private async Task KeepRenewedAsync()
    {
        try
        {
            while (true)
            {
                await Task.Delay(Duration / 3, _time, _stop.Token).ConfigureAwait(false);
                await EnsureHeldAsync(_stop.Token).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is OwnerLostException || _stop.IsCancellationRequested)
        {
            // Lost is canceled already, or the erasure has ended.
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            await _lost.CancelAsync().ConfigureAwait(false); // not renewed, so it may expire
        }
    }
}
