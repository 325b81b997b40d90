namespace CustomVision.DataRights.Archive;

/// <summary>
/// The lease on an archive directory: owns the work folder beside it, <c>&lt;output&gt;.work</c>, through a locked file in that folder.
/// </summary>
internal sealed class DirectoryArchiveLease : IArchiveLease
{
    private const string LockName = "lock";

    // What an export writes there: see WorkFolder.
    private static readonly string[] Names = [LockName, IArchiveLease.JournalName, "spool", "former"];

    private readonly FileStream _lock;

    private DirectoryArchiveLease(string path, FileStream @lock) => (WorkDirectory, _lock) = (path, @lock);

    public string WorkDirectory { get; }

    /// <summary>Gets whether a folder exists and contains only what an export writes there.</summary>
    public static bool IsWorkFolder(string path) =>
        Directory.Exists(path) && Directory.GetFileSystemEntries(path).All(entry => Names.Contains(Path.GetFileName(entry)));

    /// <exception cref="DataRightsException">Another run holds the lock.</exception>
    public static DirectoryArchiveLease Acquire(string path)
    {
        StorageFault.Guard(() =>
            OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
        );
        return new DirectoryArchiveLease(path, Lock(path));
    }

    // Changes are written to the file system immediately.
    public ValueTask SaveAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

    // The journal is deleted first: without it, no run resumes the job. A later run removes what is left.
    public Task EndAsync(CancellationToken cancellationToken)
    {
        StorageFault.Guard(() => File.Delete(Path.Combine(WorkDirectory, IArchiveLease.JournalName)));
        _lock.Dispose();
        StorageFault.Guard(() =>
        {
            try
            {
                Directory.Delete(WorkDirectory, recursive: true);
            }
            catch (IOException fault) when (fault is DirectoryNotFoundException || File.Exists(Path.Combine(WorkDirectory, LockName)))
            {
                // Another run, which found the archive finished, has removed the folder or is removing it.
            }
        });
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync() => _lock.DisposeAsync();

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(
                Path.Combine(folder, LockName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 0
            );
        }
        catch (IOException fault)
            when (fault is not (FileNotFoundException or DirectoryNotFoundException) && File.Exists(Path.Combine(folder, LockName)))
        {
            throw new DataRightsException(
                $"Another export is writing to this folder: {Path.Combine(folder, LockName)} is locked. Wait for it, or choose another "
                    + $"folder.",
                fault
            );
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw StorageFault.Explain(fault) ?? fault;
        }
    }
}
