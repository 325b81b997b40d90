using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Contents;
using CustomVision.DataRights.Export.Downloads;
using CustomVision.DataRights.Export.Files;
using CustomVision.DataRights.Export.Output;

namespace CustomVision.DataRights.Export.Units;

/// <summary>The downloads of one unit, in the archive of its project.</summary>
/// <param name="sink">The archive.</param>
/// <param name="bag">The writer that hashes the stored files and reads them back.</param>
/// <param name="isRepeated">Whether the unit was begun before, so that some of its files may already be stored.</param>
internal sealed class UnitDownloads(IResumableArchiveSink sink, BagWriter bag, bool isRepeated) : IDownloadStore
{
    public bool WritesAtOnce => sink is DirectoryArchiveSink { FlushesInGroups: true };

    public async ValueTask<StoredFile?> FindDownloadAsync(PayloadFile file, CancellationToken cancellationToken)
    {
        foreach (var extension in isRepeated ? ImageSignature.ImageExtensions : [])
        {
            var path = file.PathWith(extension);
            if (
                await sink.FindAsync(BagWriter.Data.Append(path), cancellationToken).ConfigureAwait(false) is { Length: not null } entry
                && await ReadAsync(path, extension, entry, cancellationToken).ConfigureAwait(false) is { } stored
            )
            {
                return stored;
            }
        }

        return null;
    }

    public async Task<DownloadOutcome> StoreAsync(
        PayloadFile file,
        string extension,
        Func<Stream, CancellationToken, Task<IntegrityWarning>> content,
        CancellationToken cancellationToken
    )
    {
        var warning = IntegrityWarning.None;
        var written = await bag.WriteAsync(
                file.PathWith(extension),
                async (stream, token) => warning = await content(stream, token).ConfigureAwait(false),
                cancellationToken
            )
            .ConfigureAwait(false);
        return DownloadOutcome.Stored(new StoredFile(extension, written.Length, written.Sha256, warning));
    }

    // Restores the information about a file that another process stored from its bytes. A file with its final name is complete.
    private async Task<StoredFile?> ReadAsync(
        ArchivePath path,
        string extension,
        ArchiveEntry entry,
        CancellationToken cancellationToken
    )
    {
        var stream = await sink.OpenReadAsync(BagWriter.Data.Append(path), cancellationToken).ConfigureAwait(false);
        await using var closing = stream!.ConfigureAwait(false);
        using var buffer = new TransferBuffer();
        using var hashing = new HashingStream(Stream.Null);
        var read = await stream!.ReadAtLeastAsync(buffer.Memory, buffer.Memory.Length, false, cancellationToken).ConfigureAwait(false);
        var signature = ImageSignature.Read(buffer.Memory.Span[..read]);
        using var check = new BodyCheck(BlobKind.Image, signature, entry.Length, declaredMd5: null, isLastAttempt: true);
        while (read > 0)
        {
            check.Append(buffer.Memory.Span[..read]);
            hashing.Write(buffer.Memory.Span[..read]);
            read = await stream.ReadAtLeastAsync(buffer.Memory, buffer.Memory.Length, false, cancellationToken).ConfigureAwait(false);
        }

        if (check.Length != entry.Length)
        {
            return null;
        }

        var digest = hashing.GetDigest();
        return entry.Sha256 is null || entry.Sha256 == digest.ToString()
            ? new StoredFile(extension, check.Length, digest, check.Finish())
            : null;
    }
}
