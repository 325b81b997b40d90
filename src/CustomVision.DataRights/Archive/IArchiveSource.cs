namespace CustomVision.DataRights.Archive;

/// <summary>
/// Where a finished archive is read from, to be verified, converted, compared or restored: <see cref="DirectoryArchiveSource"/>,
/// <see cref="ZipArchiveSource"/>, or storage of a host's own.
/// </summary>
public interface IArchiveSource
{
    /// <summary>Where the archive is, for messages: the path of a directory or file, or an address without a query.</summary>
    string Location { get; }

    /// <summary>The maximum number of files that are read at once.</summary>
    int MaxConcurrentReads { get; }

    /// <summary>Lists every file below the archive's base directory, in no particular order.</summary>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>
    /// The files. One without a <see cref="ArchiveEntry.Length"/> is not a regular file, and is reported as unsafe and never opened.
    /// </returns>
    /// <exception cref="ArchiveFormatException">There is nothing to list.</exception>
    IAsyncEnumerable<ArchiveEntry> ListAsync(CancellationToken cancellationToken);

    /// <summary>Opens a file.</summary>
    /// <param name="relativePath">The path below the base directory, as <see cref="ListAsync"/> gives it.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>Its bytes, or <see langword="null"/> where there is no such file.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="DataRightsException">The storage refuses.</exception>
    Task<Stream?> OpenReadAsync(string relativePath, CancellationToken cancellationToken);
}
