using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.AzureStorage;

/// <summary>
/// Reads an archive from a private container of Azure Blob Storage for verification, conversion, comparison or restore. The identity needs
/// the role Storage Blob Data Reader.
/// </summary>
public sealed class BlobArchiveSource : IArchiveSource
{
    private readonly BlobPlace _place;

    /// <summary>Creates a source. Nothing is requested before it is used.</summary>
    /// <param name="container">The container. Its client must have a token credential or an account key.</param>
    /// <param name="prefix">The archive's prefix in the container, without a slash at its end: the part before <c>/bagit.txt</c>.</param>
    /// <exception cref="ArgumentException">The prefix is empty, or the container's address contains a shared access signature.</exception>
    /// <exception cref="ArchiveFormatException">The prefix is not valid as a path on every file system.</exception>
    public BlobArchiveSource(BlobContainerClient container, string prefix) => _place = new BlobPlace(container, prefix);

    /// <inheritdoc/>
    public string Location => _place.Location;

    /// <inheritdoc/>
    public int MaxConcurrentReads => 16;

    /// <inheritdoc/>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed, or the container allows public access.</exception>
    public async IAsyncEnumerable<ArchiveEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await _place.EnsureReadableAsync(cancellationToken).ConfigureAwait(false);
        var blobs = BlobFault.GuardAsync(_place.ListAsync(_place.Root, BlobTraits.Metadata, cancellationToken), cancellationToken);
        var isEmpty = true;
        await foreach (var blob in blobs.ConfigureAwait(false))
        {
            isEmpty = false;
            yield return BlobArchiveSink.Entry(blob.Name[_place.Root.Length..], blob.Properties.ContentLength, blob.Metadata);
        }

        if (isEmpty)
        {
            throw new ArchiveFormatException(
                $"There are no blobs below {_place.Location}. Specify the archive's prefix: the part before /bagit.txt."
            );
        }
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenReadAsync(string relativePath, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(relativePath);
        return await BlobReadStream.TryOpenAsync(_place.Blob(_place.NameOf(relativePath)), cancellationToken).ConfigureAwait(false);
    }
}
