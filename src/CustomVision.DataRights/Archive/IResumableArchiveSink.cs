namespace CustomVision.DataRights.Archive;

/// <summary>
/// A sink that can find, list, read back and delete its entries, and that keeps the work state of an unfinished archive, so that an
/// interrupted export can resume. <see cref="DirectoryArchiveSink"/> implements it.
/// </summary>
/// <remarks>
/// An export acquires the lease before it writes, finds, lists or deletes entries. <see cref="IArchiveSink.OpenReadAsync"/> never returns
/// <see langword="null"/> for such a sink.
/// </remarks>
public interface IResumableArchiveSink : IArchiveSink
{
    /// <summary>The location of the archive, for messages: the path of a directory, or an address without a query.</summary>
    string Location { get; }

    /// <summary>The maximum number of entries to read back concurrently before the export is reported as complete.</summary>
    int MaxConcurrentReads { get; }

    /// <summary>Gets the state of the location, and checks that an archive can be written there. Does not write anything.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The state of the location.</returns>
    /// <exception cref="ArchiveStorageException">The location is not writable.</exception>
    /// <exception cref="DataRightsException">The location is inside another archive.</exception>
    Task<ArchiveSinkState> GetStateAsync(CancellationToken cancellationToken);

    /// <summary>Acquires exclusive ownership of the location, and opens the work state of an interrupted export, if any.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The lease. It is released on disposal, and when the process ends.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed.</exception>
    /// <exception cref="DataRightsException">Another export holds the lease.</exception>
    Task<IArchiveLease> AcquireAsync(CancellationToken cancellationToken);

    /// <summary>Finds an entry.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The entry; <see langword="null"/> if it does not exist.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed.</exception>
    ValueTask<ArchiveEntry?> FindAsync(ArchivePath path, CancellationToken cancellationToken);

    /// <summary>
    /// Lists everything at the location, in no particular order: entries, including those that no list of the archive refers to anymore,
    /// unfinished files, and files that were not written by an export. The work state is not listed.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The files.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed.</exception>
    IAsyncEnumerable<ArchiveEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a file returned by <see cref="ListAsync"/> or <see cref="FindAsync"/>; does nothing if it does not exist.</summary>
    /// <param name="entry">The file.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the file is deleted.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed.</exception>
    Task DeleteAsync(ArchiveEntry entry, CancellationToken cancellationToken);

    /// <summary>Moves an entry into a new file in the work directory, so that its content survives when the entry is replaced.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="workFile">The absolute path of the new file, below the lease's <see cref="IArchiveLease.WorkDirectory"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the file is part of the work state.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed.</exception>
    Task MoveToWorkAsync(ArchivePath path, string workFile, CancellationToken cancellationToken);

    /// <summary>
    /// Gets whether a signature is stored beside the archive, in a file with the archive's name and the extension <c>.sig</c>.
    /// </summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Whether a signature is stored.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed.</exception>
    Task<bool> HasSignatureAsync(CancellationToken cancellationToken);

    /// <summary>Stores the signature beside the archive, replacing the signature of an earlier run of the same export.</summary>
    /// <param name="signature">The bytes of the signature.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when the signature is stored.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be accessed.</exception>
    Task WriteSignatureAsync(ReadOnlyMemory<byte> signature, CancellationToken cancellationToken);
}
