using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.AzureStorage;

/// <summary>The current bytes of a blob. Storage errors are converted to explained exceptions.</summary>
internal sealed class BlobReadStream(Stream content, long length) : ReadOnlyStream
{
    public override long Length => length;

    /// <summary>Opens a blob; <see langword="null"/> if there is none.</summary>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed.</exception>
    public static Task<BlobReadStream?> TryOpenAsync(BlockBlobClient blob, CancellationToken cancellationToken) =>
        BlobFault.GuardAsync<BlobReadStream?>(
            async () =>
            {
                try
                {
                    var answer = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                    return new BlobReadStream(answer.Value.Content, answer.Value.Details.ContentLength);
                }
                catch (RequestFailedException missing) when (missing.ErrorCode == BlobErrorCode.BlobNotFound.ToString())
                {
                    return null;
                }
            },
            cancellationToken
        );

    public override int Read(Span<byte> buffer)
    {
        try
        {
            return content.Read(buffer);
        }
        catch (Exception fault) when (BlobFault.IsStorage(fault, default))
        {
            throw BlobFault.Explain(fault);
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await content.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception fault) when (BlobFault.IsStorage(fault, cancellationToken))
        {
            throw BlobFault.Explain(fault);
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            content.Dispose();
        }

        base.Dispose(disposing);
    }
}
