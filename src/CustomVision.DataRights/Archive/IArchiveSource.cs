namespace CustomVision.DataRights.Archive;

/// <summary>
/// The source of a finished archive for verification, conversion, comparison or restore. Implementations are
/// <see cref="DirectoryArchiveSource"/> and <see cref="ZipArchiveSource"/>; a host with other storage provides its own.
/// </summary>
public interface IArchiveSource
{
    /// <summary>The location of the archive, for messages: the path of a directory or file, or an address without a query.</summary>
    string Location { get; }

    /// <summary>The maximum number of files to read concurrently.</summary>
    int MaxConcurrentReads { get; }

    /// <summary>Lists all files below the archive's base directory, in no particular order.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The files. An entry without an <see cref="ArchiveEntry.Length"/> is not a regular file: it is reported as unsafe and never opened.
    /// </returns>
    /// <exception cref="ArchiveFormatException">The location cannot be listed.</exception>
    IAsyncEnumerable<ArchiveEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>Opens a file.</summary>
    /// <param name="relativePath">The path below the base directory, as returned by <see cref="ListAsync"/>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The content, or <see langword="null"/> if the file does not exist.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DataRightsException">The storage cannot be accessed.</exception>
    Task<Stream?> OpenReadAsync(string relativePath, CancellationToken cancellationToken);
}
