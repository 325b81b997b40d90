using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.AzureStorage.Work;

/// <summary>
/// A file of the work directory, which is saved to an append blob in complete lines. Each append specifies the expected position, so that
/// no line is saved twice and lines of two runs are never mixed.
/// </summary>
internal sealed class SavedFile(AppendBlobClient blob, string path, long length)
{
    private const int MaxBlock = 4 * 1024 * 1024;
    private bool _exists = length > 0;
    private long _saved = length;

    public bool IsInWork => File.Exists(path);

    /// <summary>The number of blocks that this run has appended.</summary>
    public int Blocks { get; private set; }

    /// <summary>Appends the lines that the blob does not contain yet.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        using var file = TryOpen();
        if (file is null)
        {
            return; // moved or deleted since it was listed
        }

        var buffer = Array.Empty<byte>();
        while (file.Length > _saved)
        {
            file.Position = _saved;
            var wanted = (int)Math.Min(MaxBlock, file.Length - _saved);
            if (buffer.Length < wanted)
            {
                buffer = GC.AllocateUninitializedArray<byte>(wanted);
            }

            var read = await file.ReadAtLeastAsync(buffer.AsMemory(0, wanted), wanted, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
            var whole = buffer.AsSpan(0, read).LastIndexOf((byte)'\n') + 1;
            if (whole == 0)
            {
                if (read < MaxBlock)
                {
                    return;
                }

                whole = read; // a line longer than a block; the rest follows with the next block
            }

            await AppendAsync(buffer, whole, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task DeleteAsync(CancellationToken cancellationToken) => blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);

    private FileStream? TryOpen()
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    private async Task AppendAsync(byte[] buffer, int count, CancellationToken cancellationToken)
    {
        if (!_exists)
        {
            await CreateAsync(cancellationToken).ConfigureAwait(false);
        }

        try
        {
            using var content = new MemoryStream(buffer, 0, count, writable: false);
            await blob.AppendBlockAsync(
                    content,
                    new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = _saved } },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (RequestFailedException moved) when (moved.ErrorCode == BlobErrorCode.AppendPositionConditionNotMet.ToString())
        {
            // If a retried request had succeeded but its answer was lost, the bytes are already stored. Any others are of another run.
            if (!await EndsWithAsync(buffer.AsMemory(0, count), cancellationToken).ConfigureAwait(false))
            {
                throw new ArchiveStorageException(
                    "Another run has written to the work state of this archive. This run has stopped.",
                    moved
                );
            }
        }

        _saved += count;
        Blocks++;
    }

    private async Task<bool> EndsWithAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var there = await blob.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        if (there.Value.ContentLength != _saved + content.Length)
        {
            return false;
        }

        var range = new BlobDownloadOptions { Range = new HttpRange(_saved, content.Length) };
        var stored = await blob.DownloadContentAsync(range, cancellationToken).ConfigureAwait(false);
        return stored.Value.Content.ToMemory().Span.SequenceEqual(content.Span);
    }

    private async Task CreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await blob.CreateAsync(
                    new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            // The blob may have been created by a request whose answer was lost. The position of the first append shows whether it belongs
            // to another run.
        }

        _exists = true;
    }
}
