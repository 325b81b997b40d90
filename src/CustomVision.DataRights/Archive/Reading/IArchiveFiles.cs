namespace CustomVision.DataRights.Archive.Reading;

/// <summary>
/// The readable payload of an archive: a directory, any other source, or the files that an export has written so far. Paths are relative to
/// the payload directory (<c>data/</c>).
/// </summary>
internal interface IArchiveFiles
{
    /// <summary>The maximum number of files that may be read concurrently.</summary>
    int MaxConcurrentReads => 1;

    /// <summary>Opens a file of the payload.</summary>
    /// <param name="path">The file, relative to <c>data/</c>.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The content, or <see langword="null"/> if the file does not exist.</returns>
    Task<Stream?> OpenAsync(ArchivePath path, CancellationToken cancellationToken);

    /// <summary>Reads the first bytes of a file of the payload.</summary>
    /// <param name="path">The file, relative to <c>data/</c>.</param>
    /// <param name="buffer">The buffer that receives the bytes; it is filled unless the file is shorter.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The number of bytes, or <see langword="null"/> if the file does not exist.</returns>
    async ValueTask<int?> ReadBeginningAsync(ArchivePath path, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        if (await OpenAsync(path, cancellationToken).ConfigureAwait(false) is not { } stream)
        {
            return null;
        }

        await using (stream.ConfigureAwait(false))
        {
            return await stream
                .ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>Gets whether the payload contains a file, or is certain to contain it once complete.</summary>
    /// <param name="path">The file, relative to <c>data/</c>.</param>
    /// <returns>Whether a link to the file will resolve.</returns>
    bool Exists(ArchivePath path);

    /// <summary>Gets the length of a file in bytes; <see langword="null"/> if the file does not exist.</summary>
    /// <param name="path">The file, relative to <c>data/</c>.</param>
    long? GetLength(ArchivePath path);

    /// <summary>Lists the immediate subdirectories of a directory.</summary>
    /// <param name="directory">The directory, relative to <c>data/</c>.</param>
    /// <returns>The names of the subdirectories, in any order; empty if the directory does not exist.</returns>
    IEnumerable<string> ListDirectories(ArchivePath directory);
}
