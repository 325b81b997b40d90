namespace CustomVision.DataRights.Archive;

/// <summary>
/// The destination of an archive. Implementations are <see cref="DirectoryArchiveSink"/> and <see cref="ZipArchiveSink"/>; a host with
/// other storage provides its own.
/// </summary>
public interface IArchiveSink
{
    /// <summary>
    /// The maximum number of entries that may be written concurrently: 1 for a sink that accepts one entry at a time;
    /// <see cref="int.MaxValue"/> for no limit.
    /// </summary>
    int MaxConcurrentWrites { get; }

    /// <summary>Writes an entry atomically.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="content">The callback that writes the entry to a stream asynchronously and leaves the stream open.</param>
    /// <param name="cancellationToken">
    /// The token to monitor for cancellation requests. A canceled write leaves nothing under the entry's name.
    /// </param>
    /// <returns>A task that completes when the entry is stored as durably as the sink allows.</returns>
    /// <remarks>
    /// Exceptions thrown by <paramref name="content"/> are not wrapped, and no entry is created. A sink that stores entries by name, such
    /// as a directory, replaces an existing entry with the same name.
    /// </remarks>
    /// <exception cref="ArchiveStorageException">The storage is full, read-only or unavailable.</exception>
    Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken);

    /// <summary>Opens an entry to read it back from the storage.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The content of the entry; <see langword="null"/> if the sink does not support reading, such as a zip written to a response.
    /// </returns>
    /// <exception cref="FileNotFoundException">The sink supports reading but does not contain the entry.</exception>
    /// <exception cref="ArchiveStorageException">The storage cannot be read or written.</exception>
    Task<Stream?> OpenReadAsync(ArchivePath path, CancellationToken cancellationToken);

    /// <summary>Completes the archive after its last entry. Without this call, the output is not an archive.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that completes when all data has been handed to the storage.</returns>
    /// <exception cref="ArchiveStorageException">The storage cannot be read or written.</exception>
    Task CompleteAsync(CancellationToken cancellationToken);
}
