using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.AzureStorage.Work;

namespace CustomVision.DataRights.AzureStorage;

/// <summary>
/// Writes an archive to a private container of Azure Blob Storage, as block blobs below a prefix. An interrupted export can resume, even on
/// another machine.
/// </summary>
/// <remarks>
/// <para>
/// A blob becomes visible only when all of its content is stored, with its SHA-256 digest in the metadata <c>sha256</c> and its MD5 digest
/// as a property. Blobs that this export did not write are never replaced or deleted. The work state is stored below
/// <c>&lt;prefix&gt;.work/</c> until the export is complete, and is saved once a second; the lease of the blob
/// <c>&lt;prefix&gt;.work/lock</c> excludes other exports, and expires 15 seconds after its holder ends.
/// </para>
/// <para>
/// The identity needs the role Storage Blob Data Contributor. A container that allows public access is rejected, as is one with an
/// immutability policy or a legal hold, since an export replaces lists when it reads them again. No shared access signature is created or
/// accepted.
/// </para>
/// </remarks>
public sealed partial class BlobArchiveSink : IResumableArchiveSink
{
    private const int MaxCommits = 3;

    private readonly BlobPlace _place;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, ArchiveEntry> _found = new(StringComparer.Ordinal); // when a resumed run began
    private BlobArchiveLease? _lease;
    private BegunExport? _begun; // the export that a worker without a lease writes for
    private bool _isResumed;

    /// <summary>Creates a sink. Nothing is requested or created before the export begins.</summary>
    /// <param name="container">The existing private container. Its client must have a token credential or an account key.</param>
    /// <param name="prefix">The archive's prefix in the container, in place of a directory, without a slash at its end.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system clock.</param>
    /// <exception cref="ArgumentException">The prefix is empty, or the container's address contains a shared access signature.</exception>
    /// <exception cref="ArchiveFormatException">The prefix is not valid as a path on every file system.</exception>
    public BlobArchiveSink(BlobContainerClient container, string prefix, TimeProvider? time = null)
    {
        _place = new BlobPlace(container, prefix);
        _time = time ?? TimeProvider.System;
    }

    /// <summary>The address of the archive: the container's, a slash and the prefix.</summary>
    public string Location => _place.Location;

    /// <inheritdoc/>
    public int MaxConcurrentWrites => int.MaxValue;

    /// <inheritdoc/>
    public async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (path.Value.Length == 0)
        {
            throw new ArgumentException("The path of an entry is missing.", nameof(path));
        }

        cancellationToken.ThrowIfCancellationRequested();
        await WriteBlobAsync(_place.NameOf(path.Value), content, cancellationToken).ConfigureAwait(false);
        _found.TryRemove(path.Value, out _);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenReadAsync(ArchivePath path, CancellationToken cancellationToken) =>
        await BlobReadStream.TryOpenAsync(_place.Blob(_place.NameOf(path.Value)), cancellationToken).ConfigureAwait(false)
        ?? throw new FileNotFoundException($"The archive has no blob {path}.");

    /// <inheritdoc/>
    /// <remarks>Every blob is already stored.</remarks>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.CompletedTask;
    }

    private async Task WriteBlobAsync(string name, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        var stream = new BlobWriteStream(_place.Blob(name));
        await using var closing = stream.ConfigureAwait(false);
        await content(stream, cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        await stream.EndAsync(cancellationToken).ConfigureAwait(false);
        if (_lease is not null)
        {
            await _lease.EnsureHeldAsync(cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await EnsureBegunAsync(cancellationToken).ConfigureAwait(false);
        }

        var conditions = new BlobRequestConditions { IfNoneMatch = ETag.All };
        for (var attempt = 1; !await TryCommitAsync(stream, conditions, cancellationToken).ConfigureAwait(false); attempt++)
        {
            if (attempt == MaxCommits)
            {
                throw new ArchiveStorageException(
                    "A blob of the archive changes while it is written, so another program writes there. Stop it, or choose another prefix."
                );
            }

            if (await MayReplaceAsync(name, stream.Sha256!, cancellationToken).ConfigureAwait(false) is not { } replaced)
            {
                return;
            }

            conditions = replaced;
        }
    }

    private Task<bool> TryCommitAsync(BlobWriteStream stream, BlobRequestConditions conditions, CancellationToken cancellationToken) =>
        BlobFault.GuardAsync(
            async () =>
            {
                try
                {
                    await stream.CommitAsync(conditions, _lease?.Owner ?? _begun?.Owner, cancellationToken).ConfigureAwait(false);
                    return true;
                }
                catch (RequestFailedException there)
                    when (there.Status == 412 || there.ErrorCode == BlobErrorCode.BlobAlreadyExists.ToString())
                {
                    return false;
                }
            },
            cancellationToken
        );

    // Returns null if nothing has to be written, since another worker without a lease has stored the same bytes.
    private async Task<BlobRequestConditions?> MayReplaceAsync(string name, string sha256, CancellationToken cancellationToken)
    {
        if (await _place.FindAsync(name, cancellationToken).ConfigureAwait(false) is not { } there)
        {
            return new BlobRequestConditions { IfNoneMatch = ETag.All };
        }

        if (_lease is null)
        {
            return there.Metadata.TryGetValue(BlobPlace.Sha256Key, out var digest) && digest == sha256 ? null : throw NotOwn();
        }

        if (!IsOwn(there))
        {
            throw NotOwn();
        }

        // The blob is replaced even if the digest is the same, since its bytes may be damaged. The lease is renewed rather than checked by
        // the clock, since the blob may belong to the successor of a process that was suspended.
        await _lease.RenewAsync(cancellationToken).ConfigureAwait(false);
        return new BlobRequestConditions { IfMatch = there.ETag };
    }

    // The check is repeated after some time, and therefore after a suspension of the process: a blob that is added to a finished archive
    // would make it invalid.
    private async Task EnsureBegunAsync(CancellationToken cancellationToken)
    {
        if (_begun is { } known && _time.GetElapsedTime(known.Asked) < BlobLock.Duration / 3)
        {
            return;
        }

        var asked = _time.GetTimestamp();
        var found = await _place.FindAsync(_place.Lock, cancellationToken).ConfigureAwait(false);
        var owner = found is not null && found.Metadata.TryGetValue(BlobPlace.OwnerKey, out var value) ? value : null;
        if (_begun is { Owner: { } before } && before != owner)
        {
            throw new ArchiveStorageException(
                "The export for which this worker writes has ended. Nothing was written: the archive already has the files of this worker."
            );
        }

        _begun = new BegunExport(owner, asked);
    }

    private sealed record BegunExport(string? Owner, long Asked);

    private bool IsOwn(BlobProperties blob) =>
        _lease is not null && blob.Metadata.TryGetValue(BlobPlace.OwnerKey, out var owner) && owner == _lease.Owner;

    private static ArchiveStorageException NotOwn() =>
        new(
            "A blob that this export did not write has the name of one of its own blobs. It was neither replaced nor deleted. Choose "
                + "another "
                + "prefix, or move the blob."
        );
}
