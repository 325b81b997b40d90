using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.AzureStorage;

/// <summary>The blobs of one archive: those below its prefix, and those of its work state beside it.</summary>
internal sealed class BlobPlace
{
    public const string Sha256Key = "sha256";
    public const string OwnerKey = "datarightsexport";

    public BlobPlace(BlobContainerClient container, string prefix)
    {
        ArgumentNullException.ThrowIfNull(container);
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        if (container.Uri.Query.Contains("sig=", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "The container's address contains a shared access signature. Use a TokenCredential or a connection string instead.",
                nameof(container)
            );
        }

        Container = container;
        Prefix = ArchivePath.Parse(prefix.Trim('/')).Value;
    }

    public BlobContainerClient Container { get; }

    /// <summary>The prefix, without a slash at its end.</summary>
    public string Prefix { get; }

    /// <summary>The prefix of the archive's blobs.</summary>
    public string Root => Prefix + "/";

    /// <summary>The prefix of the work state's blobs.</summary>
    public string WorkRoot => Prefix + ".work/";

    public string Lock => WorkRoot + "lock";

    public string Journal => WorkRoot + IArchiveLease.JournalName;

    public string Signature => Prefix + ".sig";

    public string Location => new UriBuilder(Container.Uri) { Query = null }.Uri.AbsoluteUri.TrimEnd('/') + "/" + Prefix;

    public BlockBlobClient Blob(string name) => Container.GetBlockBlobClient(name);

    public string NameOf(string path) => Root + path;

    public IAsyncEnumerable<BlobItem> ListAsync(string prefix, BlobTraits traits, CancellationToken cancellationToken) =>
        Container.GetBlobsAsync(
            new GetBlobsOptions { Prefix = prefix, Traits = traits },
            cancellationToken
        );

    /// <summary>Gets the properties of a blob; <see langword="null"/> if there is no blob with the name.</summary>
    public Task<BlobProperties?> FindAsync(string name, CancellationToken cancellationToken) =>
        BlobFault.GuardAsync<BlobProperties?>(
            async () =>
            {
                try
                {
                    return await Blob(name).GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
                }
                catch (Azure.RequestFailedException missing)
                    when (missing.Status == 404 && missing.ErrorCode != BlobErrorCode.ContainerNotFound.ToString())
                {
                    return null;
                }
            },
            cancellationToken
        );

    /// <summary>Checks that the container exists and is private, and that an export can replace and delete its own blobs.</summary>
    /// <exception cref="ArchiveStorageException">The container is not usable. The message states why.</exception>
    public async Task EnsureWritableAsync(CancellationToken cancellationToken)
    {
        var container = await PropertiesAsync(cancellationToken).ConfigureAwait(false);
        EnsurePrivate(container);
        var policy = (container.HasImmutabilityPolicy is true, container.HasLegalHold is true) switch
        {
            (true, true) => "an immutability policy and a legal hold",
            (true, false) => "an immutability policy",
            (false, true) => "a legal hold",
            _ => null,
        };
        if (policy is not null)
        {
            throw new ArchiveStorageException(
                $"The container {Container.Name} has {policy}, and an export deletes its own work state and replaces lists that it reads "
                    + $"again. Nothing was written. Export into another container, and set the policy or the hold when the archive is "
                    + $"complete and verified."
            );
        }
    }

    /// <summary>Checks that the container exists and is private.</summary>
    public async Task EnsureReadableAsync(CancellationToken cancellationToken) =>
        EnsurePrivate(await PropertiesAsync(cancellationToken).ConfigureAwait(false));

    private Task<BlobContainerProperties> PropertiesAsync(CancellationToken cancellationToken) =>
        BlobFault.GuardAsync(
            async () => (await Container.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value,
            cancellationToken
        );

    private void EnsurePrivate(BlobContainerProperties container)
    {
        if (container.PublicAccess is PublicAccessType.Blob or PublicAccessType.BlobContainer)
        {
            throw new ArchiveStorageException(
                $"The container {Container.Name} allows public access, and an archive contains personal data. Set the container's access "
                    + $"level to private, or choose a private container."
            );
        }
    }
}
