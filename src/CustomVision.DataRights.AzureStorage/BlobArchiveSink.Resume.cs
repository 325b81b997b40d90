using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.AzureStorage.Work;

namespace CustomVision.DataRights.AzureStorage;

/// <content>The part for exports that resume after a crash.</content>
public sealed partial class BlobArchiveSink
{
    // Azure has a latency of milliseconds per blob, which concurrent reads hide.
    int IResumableArchiveSink.MaxConcurrentReads => 16;

    async Task<ArchiveSinkState> IResumableArchiveSink.GetStateAsync(CancellationToken cancellationToken)
    {
        await _place.EnsureWritableAsync(cancellationToken).ConfigureAwait(false);
        await EnsureNotEnclosedAsync(cancellationToken).ConfigureAwait(false);
        if (await _place.FindAsync(_place.Journal, cancellationToken).ConfigureAwait(false) is not null)
        {
            return ArchiveSinkState.Unfinished;
        }

        var blobs = BlobFault.GuardAsync(_place.ListAsync(_place.Root, BlobTraits.None, cancellationToken), cancellationToken);
        return !await blobs.AnyAsync(cancellationToken).ConfigureAwait(false) ? ArchiveSinkState.Empty
            : await _place.FindAsync(_place.NameOf(BagWriter.Manifest.Value), cancellationToken).ConfigureAwait(false) is null
                ? ArchiveSinkState.Foreign
            : await _place.FindAsync(_place.Lock, cancellationToken).ConfigureAwait(false) is { } held
                && held.Metadata.ContainsKey(BlobPlace.OwnerKey)
                ? ArchiveSinkState.Ending
            : ArchiveSinkState.Finished;
    }

    async Task<IArchiveLease> IResumableArchiveSink.AcquireAsync(CancellationToken cancellationToken)
    {
        _lease = await BlobArchiveLease.AcquireAsync(_place, _time, cancellationToken).ConfigureAwait(false);
        _found.Clear();
        _isResumed = false;
        await foreach (var entry in ((IResumableArchiveSink)this).ListAsync(cancellationToken).ConfigureAwait(false))
        {
            _found[entry.RelativePath] = entry;
            _isResumed = true;
        }

        return _lease;
    }

    async ValueTask<ArchiveEntry?> IResumableArchiveSink.FindAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        if (_isResumed && _found.TryGetValue(path.Value, out var found))
        {
            return found;
        }

        return await _place.FindAsync(_place.NameOf(path.Value), cancellationToken).ConfigureAwait(false) is { } there
            ? Entry(path.Value, there.ContentLength, there.Metadata)
            : null;
    }

    IAsyncEnumerable<ArchiveEntry> IResumableArchiveSink.ListAsync(CancellationToken cancellationToken) =>
        BlobFault
            .GuardAsync(_place.ListAsync(_place.Root, BlobTraits.Metadata, cancellationToken), cancellationToken)
            .Select(blob => Entry(blob.Name[_place.Root.Length..], blob.Properties.ContentLength, blob.Metadata));

    async Task IResumableArchiveSink.DeleteAsync(ArchiveEntry entry, CancellationToken cancellationToken)
    {
        var name = _place.NameOf(entry.RelativePath);
        if (await _place.FindAsync(name, cancellationToken).ConfigureAwait(false) is { } there)
        {
            if (!IsOwn(there))
            {
                throw NotOwn();
            }

            await _lease!.RenewAsync(cancellationToken).ConfigureAwait(false);
            await BlobFault
                .GuardAsync(
                    () =>
                        _place
                            .Blob(name)
                            .DeleteIfExistsAsync(
                                conditions: new BlobRequestConditions { IfMatch = there.ETag },
                                cancellationToken: cancellationToken
                            ),
                    cancellationToken
                )
                .ConfigureAwait(false);
        }

        _found.TryRemove(entry.RelativePath, out _);
    }

    async Task IResumableArchiveSink.MoveToWorkAsync(ArchivePath path, string workFile, CancellationToken cancellationToken)
    {
        var content = await OpenReadAsync(path, cancellationToken).ConfigureAwait(false);
        await using (content!.ConfigureAwait(false))
        {
            var file = new FileStream(workFile, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            await using var closing = file.ConfigureAwait(false);
            await content!.CopyToAsync(file, cancellationToken).ConfigureAwait(false);
        }

        await _lease!.SaveAsync(cancellationToken).ConfigureAwait(false);
        await ((IResumableArchiveSink)this)
            .DeleteAsync(new ArchiveEntry { RelativePath = path.Value, Length = null }, cancellationToken)
            .ConfigureAwait(false);
    }

    async Task<bool> IResumableArchiveSink.HasSignatureAsync(CancellationToken cancellationToken) =>
        await _place.FindAsync(_place.Signature, cancellationToken).ConfigureAwait(false) is not null;

    Task IResumableArchiveSink.WriteSignatureAsync(ReadOnlyMemory<byte> signature, CancellationToken cancellationToken) =>
        WriteBlobAsync(_place.Signature, (stream, token) => stream.WriteAsync(signature, token).AsTask(), cancellationToken);

    internal static ArchiveEntry Entry(string path, long? length, IDictionary<string, string>? metadata) =>
        new()
        {
            RelativePath = path,
            Length = length,
            Sha256 = metadata is not null && metadata.TryGetValue(BlobPlace.Sha256Key, out var digest) ? digest : null,
        };

    private async Task EnsureNotEnclosedAsync(CancellationToken cancellationToken)
    {
        for (var slash = _place.Prefix.LastIndexOf('/'); slash > 0; slash = _place.Prefix.LastIndexOf('/', slash - 1))
        {
            var above = new BlobPlace(_place.Container, _place.Prefix[..slash]);
            if (
                _place.Prefix[..slash].EndsWith(".work", StringComparison.Ordinal)
                || await _place.FindAsync(above.NameOf(BagWriter.Declaration.Value), cancellationToken).ConfigureAwait(false) is not null
                || await _place.FindAsync(above.Journal, cancellationToken).ConfigureAwait(false) is not null
            )
            {
                throw new DataRightsException(
                    $"The output prefix is inside another archive, {above.Location}, and would make it invalid. Choose a prefix outside "
                        + $"of it."
                );
            }
        }
    }
}
