namespace CustomVision.DataRights.Archive;

/// <content>Support for exports that resume after an interruption.</content>
public sealed partial class DirectoryArchiveSink
{
    string IResumableArchiveSink.Location => RootDirectory;

    int IResumableArchiveSink.MaxConcurrentReads => Environment.ProcessorCount;

    private string Beside => Path.TrimEndingDirectorySeparator(RootDirectory);

    Task<ArchiveSinkState> IResumableArchiveSink.GetStateAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (EnclosingArchive.Find(RootDirectory) is { } enclosing)
        {
            throw new DataRightsException(
                $"The output folder is inside another archive, {enclosing}, and would make it invalid. Choose a folder outside of it."
            );
        }

        return Task.FromResult(State());
    }

    Task<IArchiveLease> IResumableArchiveSink.AcquireAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<IArchiveLease>(DirectoryArchiveLease.Acquire(WorkDirectory));
    }

    ValueTask<ArchiveEntry?> IResumableArchiveSink.FindAsync(ArchivePath path, CancellationToken cancellationToken)
    {
        var file = new FileInfo(FullPath(path.Value, create: false));
        return ValueTask.FromResult<ArchiveEntry?>(
            file.Exists && file.LinkTarget is null ? new ArchiveEntry { RelativePath = path.Value, Length = file.Length } : null
        );
    }

    IAsyncEnumerable<ArchiveEntry> IResumableArchiveSink.ListAsync(CancellationToken cancellationToken) =>
        DirectoryFiles.Enumerate(RootDirectory).ToAsyncEnumerable();

    /// <summary>Lists the files except some, in less time than all.</summary>
    internal IAsyncEnumerable<ArchiveEntry> ListExcept(Func<ReadOnlySpan<char>, bool> isSkipped) =>
        DirectoryFiles.Enumerate(RootDirectory, isSkipped).ToAsyncEnumerable();

    Task IResumableArchiveSink.DeleteAsync(ArchiveEntry entry, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var slash = entry.RelativePath.LastIndexOf('/');
        EnsureDirectory(slash < 0 ? string.Empty : entry.RelativePath[..slash], create: false);
        StorageFault.Guard(() =>
        {
            try
            {
                File.Delete(Path.Join(RootDirectory, entry.RelativePath.Replace('/', Path.DirectorySeparatorChar)));
            }
            catch (DirectoryNotFoundException)
            {
                // The file was deleted together with its folder.
            }
        });
        return Task.CompletedTask;
    }

    Task IResumableArchiveSink.MoveToWorkAsync(ArchivePath path, string workFile, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var file = FullPath(path.Value, create: false);
        StorageFault.Guard(() => File.Move(file, workFile));
        return Task.CompletedTask;
    }

    Task<bool> IResumableArchiveSink.HasSignatureAsync(CancellationToken cancellationToken) => Task.FromResult(Path.Exists(SignaturePath));

    Task IResumableArchiveSink.WriteSignatureAsync(ReadOnlyMemory<byte> signature, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        StorageFault.Guard(() => WriteAtomically(SignaturePath, signature.Span));
        return Task.CompletedTask;
    }

    private string WorkDirectory => Beside + ".work";

    private string SignaturePath => Beside + ".sig";

    private ArchiveSinkState State()
    {
        if (File.Exists(Path.Combine(WorkDirectory, IArchiveLease.JournalName)))
        {
            return ArchiveSinkState.Unfinished;
        }

        for (var path = RootDirectory; path is not null; path = Path.GetDirectoryName(path))
        {
            if (File.Exists(path))
            {
                throw new ArchiveStorageException(
                    $"{path} is a file. Choose a folder for the archive whose path leads through folders only."
                );
            }
        }

        return !Directory.Exists(RootDirectory) || !Directory.EnumerateFileSystemEntries(RootDirectory).Any() ? ArchiveSinkState.Empty
            : !File.Exists(Path.Combine(RootDirectory, BagWriter.Manifest.Value)) ? ArchiveSinkState.Foreign
            : DirectoryArchiveLease.IsWorkFolder(WorkDirectory) ? ArchiveSinkState.Ending
            : ArchiveSinkState.Finished;
    }

    private static void WriteAtomically(string path, ReadOnlySpan<byte> bytes)
    {
        var partial = path + PartialSuffix;
        File.Delete(partial); // CreateNew does not follow a link of that name
        using (var file = new FileStream(partial, FileMode.CreateNew, FileAccess.Write, FileShare.None))
        {
            file.Write(bytes);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path, overwrite: true);
    }
}
