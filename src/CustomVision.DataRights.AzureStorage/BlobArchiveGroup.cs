using Azure.Storage.Blobs;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.AzureStorage;

/// <summary>
/// A group of archives in a private container, each below its own prefix. A worker that writes to an archive without its lease writes for
/// the export that began the archive, and writes nothing once the archive is finished.
/// </summary>
public sealed class BlobArchiveGroup : IArchiveGroup
{
    private readonly BlobContainerClient _container;
    private readonly TimeProvider? _time;
    private readonly BlobPlace _place;

    /// <summary>Creates a group. Nothing is requested or created before one of its archives is used.</summary>
    /// <param name="container">The existing private container. Its client must have a token credential or an account key.</param>
    /// <param name="prefix">The prefix of the group in the container, without a slash at its end.</param>
    /// <param name="time">The clock; <see langword="null"/> for the system clock.</param>
    /// <exception cref="ArgumentException">The prefix is empty, or the container's address contains a shared access signature.</exception>
    /// <exception cref="ArchiveFormatException">The prefix is not valid as a path on every file system.</exception>
    public BlobArchiveGroup(BlobContainerClient container, string prefix, TimeProvider? time = null)
    {
        _place = new BlobPlace(container, prefix);
        (_container, _time) = (container, time);
    }

    /// <summary>The address of the group: the container's, a slash and the prefix.</summary>
    public string Location => _place.Location;

    /// <inheritdoc/>
    public IResumableArchiveSink OpenSink(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new BlobArchiveSink(_container, _place.NameOf(ArchivePath.Parse(name).Value), _time);
    }
}
