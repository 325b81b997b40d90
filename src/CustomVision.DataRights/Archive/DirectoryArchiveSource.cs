namespace CustomVision.DataRights.Archive;

/// <summary>Reads an archive from a directory.</summary>
public sealed class DirectoryArchiveSource : IArchiveSource
{
    /// <summary>Creates a source. Nothing is read before first use.</summary>
    /// <param name="directory">The base directory of the archive, which contains <c>bagit.txt</c>.</param>
    /// <exception cref="ArgumentException">The name of the directory is empty.</exception>
    public DirectoryArchiveSource(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        RootDirectory = Path.GetFullPath(directory);
    }

    /// <summary>The absolute path of the directory.</summary>
    public string RootDirectory { get; }

    /// <inheritdoc/>
    public string Location => RootDirectory;

    /// <inheritdoc/>
    public int MaxConcurrentReads => Math.Max(4, Environment.ProcessorCount);

    /// <inheritdoc/>
    /// <remarks>Symbolic links are returned without a length and are not followed.</remarks>
    public IAsyncEnumerable<ArchiveEntry> ListAsync(CancellationToken cancellationToken) =>
        DirectoryFiles.Enumerate(RootDirectory).ToAsyncEnumerable();

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(string relativePath, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(relativePath);
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(
                    Path.Join(RootDirectory, relativePath),
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.Read,
                    bufferSize: 0,
                    FileOptions.SequentialScan
                )
            );
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }
}
