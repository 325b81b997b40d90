using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Files;

namespace CustomVision.DataRights.Export.Output;

/// <content>The downloaded files.</content>
internal sealed partial class ExportOutput
{
    /// <summary>
    /// Finds a download of this run or an earlier one in the archive. A file that is known only from the journal is checked first.
    /// </summary>
    public async ValueTask<StoredFile?> FindDownloadAsync(PayloadFile file, CancellationToken cancellationToken)
    {
        if (!_claimed.TryGet(file, out var stored))
        {
            return FindInBag(file);
        }

        var path = file.PathWith(stored.Extension);
        if (
            _resumable is null
            || await _resumable.FindAsync(InBag(path), cancellationToken).ConfigureAwait(false) is not { } there
            || there.Length != stored.Length
            || (there.Sha256 is { } digest && digest != stored.Sha256.ToString())
        )
        {
            return null;
        }

        bag.Add(path, stored.Length, stored.Sha256, stored.IsReadBack);
        RememberDownload(file, stored.IntegrityWarning);
        return stored;
    }

    /// <summary>Stores a download. For a sequential sink, the bytes are spooled until <see cref="CommitAsync"/>.</summary>
    /// <param name="file">The payload file.</param>
    /// <param name="extension">The extension.</param>
    /// <param name="content">The callback that writes the bytes and returns their integrity warning.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. If it is canceled, nothing is stored.</param>
    public async Task<DownloadOutcome> StoreAsync(
        PayloadFile file,
        string extension,
        Func<Stream, CancellationToken, Task<IntegrityWarning>> content,
        CancellationToken cancellationToken
    )
    {
        if (IsSequential)
        {
            return await SpoolAsync(extension, content, cancellationToken).ConfigureAwait(false);
        }

        var warning = IntegrityWarning.None;
        var written = await bag.WriteInBagAsync(
                file.PathInBag(extension),
                async (stream, token) => warning = await content(stream, token).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);
        Journal(file, written, warning);
        return DownloadOutcome.Stored(new StoredFile(extension, written.Length, written.Sha256, warning));
    }

    // As in a folder, a body that is rejected midway leaves no file.
    private async Task<DownloadOutcome> SpoolAsync(
        string extension,
        Func<Stream, CancellationToken, Task<IntegrityWarning>> content,
        CancellationToken cancellationToken
    )
    {
        var spool = new DownloadSpool(NewSpool(), OpenSpool);
        var isWhole = false;
        try
        {
            using var hashing = new HashingStream(spool);
            var warning = await content(hashing, cancellationToken).ConfigureAwait(false);
            await spool.EndAsync().ConfigureAwait(false);
            isWhole = true;
            return DownloadOutcome.Stored(new StoredFile(extension, hashing.BytesWritten, hashing.GetDigest(), warning), spool);
        }
        finally
        {
            if (!isWhole)
            {
                await spool.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Writes a spooled download to a sequential sink; does nothing for any other sink.</summary>
    public async Task CommitAsync(PayloadFile file, DownloadOutcome outcome, CancellationToken cancellationToken)
    {
        if (outcome is { Spool: { } spool, File: { } stored })
        {
            await using var closing = spool.ConfigureAwait(false);
            var path = file.PathInBag(stored.Extension);
            Journal(
                file,
                await bag.WriteInBagAsync(path, spool.CopyAsync, cancellationToken).ConfigureAwait(false),
                stored.IntegrityWarning
            );
        }
    }

    private StoredFile? FindInBag(PayloadFile file)
    {
        Span<char> path = stackalloc char[PayloadFile.LongestPath];
        var stem = file.WriteStem(path);
        foreach (var extension in ImageSignature.Extensions)
        {
            if (bag.TryGet(path[..PayloadFile.AppendExtension(path, stem, extension)], out var length, out var sha256))
            {
                lock (_gate)
                {
                    return new StoredFile(extension, length, sha256, _warnings.GetValueOrDefault(file));
                }
            }
        }

        return null;
    }

    private void RememberDownload(PayloadFile file, IntegrityWarning warning)
    {
        _claimed.Remove(file);
        lock (_gate)
        {
            _downloadDirectories.Add(file.Folder);
            if (warning != IntegrityWarning.None)
            {
                _warnings[file] = warning;
            }
        }
    }

    private void Journal(PayloadFile file, ArchiveFile written, IntegrityWarning warning)
    {
        RememberDownload(file, warning);
        journal.AppendFile(written, warning);
    }
}
