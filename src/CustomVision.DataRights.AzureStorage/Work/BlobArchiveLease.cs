using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.AzureStorage.Work;

/// <summary>
/// The work state of an archive in a container: a private temporary directory on this machine, filled from the blobs below
/// <c>&lt;prefix&gt;.work/</c>. Changes are saved there in batches, once a second and when the export requests it.
/// </summary>
internal sealed class BlobArchiveLease : IArchiveLease
{
    private const int BlocksAtFullPace = 5_000; // an append blob has at most 50,000
    private static readonly TimeSpan RenewEvery = TimeSpan.FromSeconds(5);

    private readonly BlobPlace _place;
    private readonly BlobLock _lock;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, SavedFile> _files = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _stop = new();
    private Task _loops = Task.CompletedTask;
    private int _blocks;
    private bool _isSaved;
    private bool _isEnded;

    private BlobArchiveLease(BlobPlace place, BlobLock @lock, TimeProvider time, string directory)
    {
        (_place, _lock, _time, WorkDirectory) = (place, @lock, time, directory);
    }

    public string WorkDirectory { get; }

    public string Owner => _lock.Owner;

    public static async Task<BlobArchiveLease> AcquireAsync(BlobPlace place, TimeProvider time, CancellationToken cancellationToken)
    {
        var taken = await BlobLock.TakeAsync(place, time, cancellationToken).ConfigureAwait(false);
        var lease = new BlobArchiveLease(place, taken, time, Directory.CreateTempSubdirectory("datarights-").FullName);
        try
        {
            await BlobFault.GuardAsync(() => lease.LoadAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            lease._loops = Task.WhenAll(lease.KeepRenewedAsync(), lease.KeepSavedAsync());
            return lease;
        }
        catch
        {
            await lease.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>
    /// Checks before a blob of the archive is written that the lease is still held, and that the work state is saved: without it, a later
    /// run would treat the blob as foreign.
    /// </summary>
    public ValueTask EnsureHeldAsync(CancellationToken cancellationToken) =>
        Volatile.Read(ref _isSaved) ? _lock.EnsureHeldAsync(cancellationToken) : SaveAsync(cancellationToken);

    public Task RenewAsync(CancellationToken cancellationToken) => _lock.RenewAsync(cancellationToken);

    public async ValueTask SaveAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await _lock.EnsureHeldAsync(cancellationToken).ConfigureAwait(false);
            await BlobFault.GuardAsync(() => SaveChangesAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _isSaved, true);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await StopAsync().ConfigureAwait(false);
        await _lock.RenewAsync(cancellationToken).ConfigureAwait(false);
        await BlobFault
            .GuardAsync(
                async () =>
                {
                    await _place.Blob(_place.Journal).DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                    await foreach (var blob in _place.ListAsync(_place.WorkRoot, BlobTraits.None, cancellationToken).ConfigureAwait(false))
                    {
                        if (blob.Name != _place.Lock)
                        {
                            await _place.Blob(blob.Name).DeleteIfExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                        }
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        await _lock.DeleteAsync(cancellationToken).ConfigureAwait(false);
        _isEnded = true;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        if (!_isEnded)
        {
            _isEnded = true;
            await QuietlyAsync(() => SaveAsync(CancellationToken.None).AsTask()).ConfigureAwait(false);
            await QuietlyAsync(() => _lock.ReleaseAsync(CancellationToken.None)).ConfigureAwait(false);
        }

        if (Directory.Exists(WorkDirectory))
        {
            Directory.Delete(WorkDirectory, recursive: true);
        }

        _lock.Dispose();
        _turn.Dispose();
        _stop.Dispose();
    }

    // The cause of the failure is already being reported. A later run reads unsaved data again, and the lease expires.
    private static async Task QuietlyAsync(Func<Task> last)
    {
        try
        {
            await last().ConfigureAwait(false);
        }
        catch (DataRightsException) { }
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loops.ConfigureAwait(false);
    }

    private async Task LoadAsync(CancellationToken cancellationToken)
    {
        await foreach (var blob in _place.ListAsync(_place.WorkRoot, BlobTraits.None, cancellationToken).ConfigureAwait(false))
        {
            if (blob.Name == _place.Lock || !ArchivePath.TryParse(blob.Name[_place.WorkRoot.Length..], out var name))
            {
                continue;
            }

            var path = PathOf(name.Value);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await _place.Blob(blob.Name).DownloadToAsync(path, cancellationToken).ConfigureAwait(false);
            _files.Add(name.Value, new SavedFile(AppendBlob(name.Value), path, new FileInfo(path).Length));
        }
    }

    // New files are saved first, so that a moved file is saved under its new name before it is deleted under the old one.
    private async Task SaveChangesAsync(CancellationToken cancellationToken)
    {
        var paths = Directory.GetFiles(WorkDirectory, "*", SearchOption.AllDirectories);
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(WorkDirectory, path).Replace(Path.DirectorySeparatorChar, '/');
            if (!_files.TryGetValue(name, out var file))
            {
                _files.Add(name, file = new SavedFile(AppendBlob(name), path, length: 0));
            }

            await file.SaveAsync(cancellationToken).ConfigureAwait(false);
            _blocks = Math.Max(_blocks, file.Blocks);
        }

        foreach (var (name, file) in _files.Where(file => !file.Value.IsInWork).ToList())
        {
            await file.DeleteAsync(cancellationToken).ConfigureAwait(false);
            _files.Remove(name);
        }
    }

    // The next write reports a lost lease.
    private async Task KeepRenewedAsync()
    {
        while (await DelayAsync(RenewEvery).ConfigureAwait(false))
        {
            await TryAsync(() => _lock.RenewAsync(_stop.Token)).ConfigureAwait(false);
        }
    }

    // Changes that could not be saved are saved the next time.
    private async Task KeepSavedAsync()
    {
        while (await DelayAsync(TimeSpan.FromSeconds(1 + (_blocks / BlocksAtFullPace))).ConfigureAwait(false))
        {
            await TryAsync(() => SaveAsync(_stop.Token).AsTask()).ConfigureAwait(false);
        }
    }

    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step().ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is DataRightsException || _stop.IsCancellationRequested) { }
    }

    private async Task<bool> DelayAsync(TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, _time, _stop.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private AppendBlobClient AppendBlob(string name) => _place.Container.GetAppendBlobClient(_place.WorkRoot + name);

    private string PathOf(string name) => Path.Combine(WorkDirectory, name.Replace('/', Path.DirectorySeparatorChar));
}
