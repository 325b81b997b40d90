using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Units;

namespace CustomVision.DataRights.AzureStorage;

/// <summary>
/// The work store of an export over several machines, in a dedicated private container. The identity needs the role Storage Blob Data
/// Contributor. Until a unit is done, its object contains links to images, so no other identity should be able to read the container. A
/// container that allows public access is rejected.
/// </summary>
public sealed class BlobUnitStore : IUnitStore
{
    private readonly BlobPlace _place;
    private bool _isPrivate;

    /// <summary>Creates a store. Nothing is requested before it is used.</summary>
    /// <param name="container">The existing private container. Its client must have a token credential or an account key.</param>
    /// <param name="prefix">The prefix of the objects in the container, without a slash at its end.</param>
    /// <exception cref="ArgumentException">The prefix is empty, or the container's address contains a shared access signature.</exception>
    /// <exception cref="ArchiveFormatException">The prefix is not valid as a path on every file system.</exception>
    public BlobUnitStore(BlobContainerClient container, string prefix) => _place = new BlobPlace(container, prefix);

    /// <summary>The address of the store: the container's, a slash and the prefix.</summary>
    public string Location => _place.Location;

    /// <inheritdoc/>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed, or the container allows public access.</exception>
    public async Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!Volatile.Read(ref _isPrivate))
        {
            await _place.EnsureReadableAsync(cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _isPrivate, true);
        }

        return await BlobFault.GuardAsync(() => CreateAsync(name, content, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken) =>
        BlobFault.GuardAsync(
            async () =>
            {
                try
                {
                    var found = await _place.Blob(_place.NameOf(name)).DownloadContentAsync(cancellationToken).ConfigureAwait(false);
                    return found.Value.Content.ToArray();
                }
                catch (RequestFailedException missing)
                    when (missing.Status == 404 && missing.ErrorCode != BlobErrorCode.ContainerNotFound.ToString())
                {
                    return null;
                }
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task DeleteAsync(string name, CancellationToken cancellationToken) =>
        BlobFault.GuardAsync(
            () => _place.Blob(_place.NameOf(name)).DeleteIfExistsAsync(cancellationToken: cancellationToken),
            cancellationToken
        );

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var blobs = BlobFault.GuardAsync(_place.ListAsync(_place.NameOf(prefix), BlobTraits.None, cancellationToken), cancellationToken);
        await foreach (var blob in blobs.ConfigureAwait(false))
        {
            yield return blob.Name[_place.Root.Length..];
        }
    }

    private async Task<bool> CreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await _place
                .Container.GetBlobClient(_place.NameOf(name))
                .UploadAsync(
                    BinaryData.FromBytes(content),
                    new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } },
                    cancellationToken
                )
                .ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException there) when (there.Status is 409 or 412)
        {
            return false;
        }
    }
}
