namespace CustomVision.DataRights.Archive;

/// <summary>
/// A sink whose entries can be found, listed, read back and deleted, and that keeps the work state of an unfinished archive beside the
/// archive. An interrupted export into it resumes. <see cref="DirectoryArchiveSink"/> is one.
/// </summary>
/// <remarks>
/// An export acquires the lease before it writes, finds, lists or deletes an entry. <see cref="IArchiveSink.OpenReadAsync"/> of such a sink
/// never gives <see langword="null"/>.
/// </remarks>
public interface IResumableArchiveSink : IArchiveSink
{
    /// <summary>Where the archive is, for messages: the path of a directory, or an address without a query.</summary>
    string Location { get; }

    /// <summary>The maximum number of entries that are read back at once before the export is reported as complete.</summary>
    int MaxConcurrentReads { get; }

    /// <summary>Gets what is at the location, and checks that an archive can be written there. Writes nothing.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The state of the location.</returns>
    /// <exception cref="ArchiveStorageException">No archive can be written there.</exception>
    /// <exception cref="DataRightsException">The location lies inside another archive.</exception>
    Task<ArchiveSinkState> GetStateAsync(CancellationToken cancellationToken);

    /// <summary>Takes exclusive ownership of the location, and opens the work state that an interrupted export has left there.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The lease. It is released when it is disposed, and when the process dies.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    /// <exception cref="DataRightsException">Another export holds the lease.</exception>
    Task<IArchiveLease> AcquireAsync(CancellationToken cancellationToken);

    /// <summary>Finds an entry.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The entry; <see langword="null"/> where there is none of that path.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    ValueTask<ArchiveEntry?> FindAsync(ArchivePath path, CancellationToken cancellationToken);

    /// <summary>
    /// Lists everything at the location, in no particular order: entries, unfinished files, and files that no export has written. Some of
    /// it may be named by no list of the archive any more. The work state is not listed.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The files.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    IAsyncEnumerable<ArchiveEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a file that <see cref="ListAsync"/> or <see cref="FindAsync"/> gave; does nothing where it is gone.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the file is deleted.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    Task DeleteAsync(ArchiveEntry entry, CancellationToken cancellationToken);

    /// <summary>Moves an entry into a new file of the work directory, where it outlives a replacement of the entry.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="workFile">The absolute path of the new file, below the lease's <see cref="IArchiveLease.WorkDirectory"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the file is part of the work state.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    Task MoveToWorkAsync(ArchivePath path, string workFile, CancellationToken cancellationToken);

    /// <summary>Gets whether there is a signature beside the archive: a file of its name and <c>.sig</c>.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    Task<bool> HasSignatureAsync(CancellationToken cancellationToken);

    /// <summary>Writes the signature beside the archive, and replaces one of an earlier run of the same export.</summary>
    /// <param name="signature">The signature's bytes.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when the signature is stored.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    Task WriteSignatureAsync(ReadOnlyMemory<byte> signature, CancellationToken cancellationToken);
}
