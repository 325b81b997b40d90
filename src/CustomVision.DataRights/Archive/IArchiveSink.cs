namespace CustomVision.DataRights.Archive;

/// <summary>
/// Where an archive is written to. The library has two, <see cref="DirectoryArchiveSink"/> and <see cref="ZipArchiveSink"/>;
/// a host with storage of its own writes another.
/// </summary>
public interface IArchiveSink
{
    /// <summary>
    /// How many entries may be written at once: 1 for a sink that takes one entry at a time, in the order given;
    /// <see cref="int.MaxValue"/> for a sink without a limit of its own. The caller keeps to it.
    /// </summary>
    int MaxConcurrentWrites { get; }

    /// <summary>Writes an entry: all of it, or nothing.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="content">Writes the entry's bytes to the stream that it is given, asynchronously, and leaves that stream open.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests. Nothing remains under the entry's name then.</param>
    /// <returns>A task that ends when the entry is stored under its name as durably as the sink can.</returns>
    /// <remarks>
    /// An exception from <paramref name="content"/> comes out unchanged, and nothing remains under the entry's name. Where the
    /// sink keeps entries by name (a directory), an entry of the same name is replaced.
    /// </remarks>
    /// <exception cref="ArchiveStorageException">The storage refuses: full, read-only, gone.</exception>
    Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken);

    /// <summary>Opens an entry that was written, to read it again from where it is stored.</summary>
    /// <param name="path">The entry's path.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The entry's bytes, or <see langword="null"/> where the sink can't be read again (a zip into a response).</returns>
    /// <exception cref="FileNotFoundException">The sink can be read again, and has no such entry.</exception>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    Task<Stream?> OpenReadAsync(ArchivePath path, CancellationToken cancellationToken);

    /// <summary>Ends the archive after its last entry. Without it, what was written is not an archive.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>A task that ends when everything has been handed to the storage.</returns>
    /// <exception cref="ArchiveStorageException">The storage refuses.</exception>
    Task CompleteAsync(CancellationToken cancellationToken);
}
