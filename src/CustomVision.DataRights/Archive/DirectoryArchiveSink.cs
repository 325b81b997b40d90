using System.Collections.Concurrent;
using Microsoft.Win32.SafeHandles;

namespace CustomVision.DataRights.Archive;

/// <summary>Writes an archive into a directory.</summary>
/// <remarks>
/// Each entry is written as <c>&lt;name&gt;.partial</c>, flushed to the disk and renamed, so that every name denotes a complete file even
/// if the process or the machine crashes. Directories are created as needed. Nothing is written or read through a symbolic link inside the
/// directory; the directory itself may be one.
/// </remarks>
public sealed partial class DirectoryArchiveSink : IResumableArchiveSink
{
    internal const string PartialSuffix = ".partial";

    // The relative directories that are known to exist and not to be links, so that each is checked only once instead of once per file.
    private readonly ConcurrentDictionary<string, bool> _directories = new(StringComparer.Ordinal);

    private GroupFlush? _group;
    private bool _groupIsKnown;
    private object? _groupGate;

    /// <summary>Creates a sink. Nothing is created on disk before the first entry.</summary>
    /// <param name="directory">The directory, absolute or relative to the current directory.</param>
    /// <exception cref="ArgumentException">The name of the directory is empty.</exception>
    public DirectoryArchiveSink(string directory)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(directory);
        RootDirectory = Path.GetFullPath(directory);
    }

    /// <summary>The absolute path of the directory.</summary>
    public string RootDirectory { get; }

    /// <inheritdoc/>
    public int MaxConcurrentWrites => int.MaxValue;

    /// <summary>
    /// Whether a written file waits for a flush of many files, and not for one of its own, which would block its thread. Known after
    /// the first file.
    /// </summary>
    internal bool FlushesInGroups => Volatile.Read(ref _groupIsKnown) && _group is not null;

    /// <inheritdoc/>
    public async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);
        cancellationToken.ThrowIfCancellationRequested();
        if (path.Value.EndsWith(PartialSuffix, StringComparison.Ordinal))
        {
            throw new ArgumentException($"A name that ends in {PartialSuffix} is reserved for an unfinished file.", nameof(path));
        }

        var file = FullPath(path.Value, create: true);
        var partial = file + PartialSuffix;
        var stream = new StorageWriteStream(StorageFault.Guard(static path => Create(path), partial));
        var whole = false;
        try
        {
            await content(stream, cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            await stream.FlushToDiskAsync(Group()).ConfigureAwait(false);
            await stream.DisposeAsync().ConfigureAwait(false);
            StorageFault.Guard(static names => Rename(names), (partial, file));
            whole = true;
        }
        finally
        {
            if (!whole)
            {
                stream.Abandon();
                DeleteQuietly(partial);
            }
        }
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<Stream?>(OpenRead(path));
    }

    /// <inheritdoc/>
    /// <remarks>
    /// The entries are already on the disk. On Linux their directory entries are flushed as well, so that they survive a power failure;
    /// other systems journal them.
    /// </remarks>
    public Task CompleteAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return OperatingSystem.IsLinux() && Directory.Exists(RootDirectory) ? Task.Run(SyncNames, cancellationToken) : Task.CompletedTask;
    }

    // Initialized on first use, when the directory exists.
    private GroupFlush? Group() => Volatile.Read(ref _groupIsKnown) ? _group : FindGroup();

    private GroupFlush? FindGroup() =>
        LazyInitializer.EnsureInitialized(
            ref _group,
            ref _groupIsKnown,
            ref _groupGate,
            () => OperatingSystem.IsLinux() && GroupFlush.IsOffered(RootDirectory) ? new GroupFlush() : null!
        );

    private void SyncNames()
    {
        if (StorageFault.Guard(() => Directory.EnumerateFiles(RootDirectory).FirstOrDefault()) is not { } any)
        {
            return;
        }

        using var file = StorageFault.Guard(() => File.OpenHandle(any));
        if (LinuxDisk.Sync(file) is { } fault)
        {
            throw fault;
        }
    }

    private FileStream OpenRead(ArchivePath path) => new(OpenHandle(path.Value), FileAccess.Read, bufferSize: 0);

    /// <summary>Opens a file to read it from its beginning to its end.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    internal SafeFileHandle OpenHandle(ReadOnlySpan<char> path)
    {
        var file = FullPath(path, create: false);
        if (OperatingSystem.IsLinux() ? LinuxDisk.IsLink(file) : new FileInfo(file).LinkTarget is not null)
        {
            throw Link();
        }

        try
        {
            return File.OpenHandle(file, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
        }
        catch (DirectoryNotFoundException missing)
        {
            throw new FileNotFoundException(missing.Message, file, missing);
        }
        catch (Exception fault) when (fault is not FileNotFoundException && StorageFault.IsStorage(fault))
        {
            throw StorageFault.Explain(fault);
        }
    }

    // An interrupted run may have left an unfinished file. CreateNew is used instead of Create, because it does not follow a link of that
    // name.
    private static SafeFileHandle Create(string partial)
    {
        try
        {
            return File.OpenHandle(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
        catch (IOException) when (File.Exists(partial) || new FileInfo(partial).LinkTarget is not null)
        {
            File.Delete(partial);
            return File.OpenHandle(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }
    }

    private static bool Rename((string Partial, string File) names)
    {
        File.Move(names.Partial, names.File, overwrite: true);
        return true;
    }

    // The original exception is already propagating, and the next run finds and removes the unfinished file.
    private static void DeleteQuietly(string partial)
    {
        try
        {
            File.Delete(partial);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException) { }
    }

    private string FullPath(ReadOnlySpan<char> path, bool create)
    {
        if (path.IsEmpty)
        {
            throw new ArgumentException("The path of an entry is missing.", nameof(path));
        }

        var directory = path[..Math.Max(path.LastIndexOf('/'), 0)];
        if (!_directories.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(directory))
        {
            EnsureDirectory(directory.ToString(), create);
        }

        return Path.Join(RootDirectory, path).Replace('/', Path.DirectorySeparatorChar);
    }

    private void EnsureDirectory(string relative, bool create)
    {
        if (_directories.ContainsKey(relative))
        {
            return;
        }

        var full = RootDirectory;
        if (relative.Length > 0)
        {
            var slash = relative.LastIndexOf('/');
            EnsureDirectory(slash < 0 ? string.Empty : relative[..slash], create);
            full = Path.Join(RootDirectory, relative.Replace('/', Path.DirectorySeparatorChar));
            if (new DirectoryInfo(full).LinkTarget is not null)
            {
                throw Link();
            }
        }

        if (create)
        {
            StorageFault.Guard(() => Directory.CreateDirectory(full));
            _directories.TryAdd(relative, true);
        }
    }

    private static ArchiveStorageException Link() =>
        new(
            "The output folder contains a symbolic link where a folder or file of the archive belongs. Remove the link, or choose another "
                + "output folder."
        );
}
