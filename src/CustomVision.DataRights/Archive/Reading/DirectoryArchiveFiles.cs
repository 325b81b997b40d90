using System.Collections.Concurrent;

namespace CustomVision.DataRights.Archive.Reading;

/// <summary>
/// The payload of an archive in a directory. Symbolic links inside it are rejected, so that an untrusted archive cannot refer to files
/// outside it.
/// </summary>
internal sealed class DirectoryArchiveFiles : IArchiveFiles
{
    private readonly string _payload;
    private readonly ConcurrentDictionary<string, bool> _directories = new(StringComparer.Ordinal); // that exist and are not links

    /// <summary>Creates a view of a payload directory.</summary>
    /// <param name="payloadDirectory">The directory <c>data</c> itself.</param>
    public DirectoryArchiveFiles(string payloadDirectory) => _payload = Path.GetFullPath(payloadDirectory);

    /// <summary>Opens the archive in a directory.</summary>
    /// <param name="archiveDirectory">The directory that contains <c>bagit.txt</c> and <c>data</c>.</param>
    /// <exception cref="ArchiveFormatException">The directory does not exist, or does not contain an archive of this library.</exception>
    public static DirectoryArchiveFiles OpenArchive(string archiveDirectory)
    {
        if (!Directory.Exists(archiveDirectory))
        {
            throw new ArchiveFormatException(
                File.Exists(archiveDirectory)
                    ? "The archive is a file. Unpack it if it is a zip archive, and specify the directory that contains bagit.txt."
                    : "The archive's directory does not exist. Specify the directory that contains bagit.txt."
            );
        }

        var payload = Path.Combine(archiveDirectory, BagWriter.PayloadDirectory);
        return Directory.Exists(payload)
            ? new DirectoryArchiveFiles(payload)
            : throw new ArchiveFormatException(
                $"The directory does not contain an archive: it has no directory '{BagWriter.PayloadDirectory}'. Specify the "
                    + $"directory that contains {BagWriter.Declaration}."
            );
    }

    public int MaxConcurrentReads => Math.Max(4, Environment.ProcessorCount);

    public Task<Stream?> OpenAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return Task.FromResult<Stream?>(
                new FileStream(
                    PhysicalPath(path),
                    new FileStreamOptions
                    {
                        Mode = FileMode.Open,
                        Access = FileAccess.Read,
                        Share = FileShare.Read,
                        Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
                        BufferSize = 0,
                    }
                )
            );
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return Task.FromResult<Stream?>(null);
        }
    }

    /// <inheritdoc/>
    /// <remarks>Synchronous: reading a few kilobytes is faster than switching to another thread.</remarks>
    public ValueTask<int?> ReadBeginningAsync(ArchivePath path, Memory<byte> buffer, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (OperatingSystem.IsLinux() && LinuxDisk.ReadBeginning(PathInCheckedDirectory(path), buffer.Span) is { } begun)
        {
            return ValueTask.FromResult<int?>(begun);
        }

        try
        {
            using var file = File.OpenHandle(PhysicalPath(path));
            var length = 0;
            while (length < buffer.Length && RandomAccess.Read(file, buffer.Span[length..], length) is > 0 and var read)
            {
                length += read;
            }

            return ValueTask.FromResult<int?>(length);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return ValueTask.FromResult<int?>(null);
        }
    }

    public bool Exists(ArchivePath path) => File.Exists(PhysicalPath(path));

    public long? GetLength(ArchivePath path) => new FileInfo(PhysicalPath(path)) is { Exists: true } file ? file.Length : null;

    public IEnumerable<string> ListDirectories(ArchivePath directory)
    {
        var physical = new DirectoryInfo(PhysicalPath(directory));
        return physical.Exists ? physical.EnumerateDirectories().Select(child => child.Name) : [];
    }

    /// <summary>Gets the path on disk of a file or directory of the payload.</summary>
    /// <exception cref="ArchiveFormatException">The path is or contains a symbolic link.</exception>
    public string PhysicalPath(ArchivePath path)
    {
        var physical = PathInCheckedDirectory(path);
        RefuseLink(new FileInfo(physical));
        return physical;
    }

    // Gets the path on disk after a check that no directory of it is a link. A directory is known only after those above it.
    private string PathInCheckedDirectory(ArchivePath path)
    {
        var directory = path.Value.AsSpan(0, Math.Max(path.Value.LastIndexOf('/'), 0));
        if (!_directories.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(directory))
        {
            CheckDirectories(path);
        }

        return Physical(path.Value);
    }

    private void CheckDirectories(ArchivePath path)
    {
        for (var slash = path.Value.IndexOf('/'); slash >= 0; slash = path.Value.IndexOf('/', slash + 1))
        {
            var relative = path.Value[..slash];
            if (_directories.ContainsKey(relative))
            {
                continue;
            }

            var directory = new DirectoryInfo(Physical(relative));
            RefuseLink(directory);
            if (directory.Exists)
            {
                _directories.TryAdd(relative, true);
            }
        }
    }

    private string Physical(string relative) => Path.Combine(_payload, relative.Replace('/', Path.DirectorySeparatorChar));

    private static void RefuseLink(FileSystemInfo entry)
    {
        if (entry.LinkTarget is not null)
        {
            throw new ArchiveFormatException(
                "The archive contains a symbolic link where a folder or file of its own belongs. Verify the archive."
            );
        }
    }
}
