using Microsoft.Win32.SafeHandles;

namespace CustomVision.DataRights.Archive;

/// <summary>
/// Flushes many files to disk in one call. Flushing a single file waits for the file system's journal, which takes too long for thousands
/// of files; one flush of the whole file system (syncfs, Linux) makes all files written before it durable. Calls that arrive during a flush
/// share the next one.
/// </summary>
internal sealed class GroupFlush
{
    // The file systems on which syncfs is known to reach the disk and, since Linux 5.8, to report failures. On all others, each file is
    // flushed individually.
    private static readonly string[] FileSystems = ["ext2", "ext3", "ext4", "xfs", "btrfs", "tmpfs"];
    private static readonly Version FirstKernel = new(5, 8);

    // Smaller groups are flushed file by file: the file system may have far more unwritten data of other processes.
    private const int MinGroupSize = 4;

    // The thread waits a little for the next file, since starting one takes longer than most flushes.
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private List<(SafeFileHandle File, TaskCompletionSource Done)> _waiting = [];
    private List<(SafeFileHandle File, TaskCompletionSource Done)> _group = []; // used by the flushing thread only
    private bool _isRunning;

    /// <summary>Gets whether the file system of a directory can be flushed as a whole.</summary>
    public static bool IsOffered(string directory)
    {
        if (Environment.OSVersion.Version < FirstKernel)
        {
            return false;
        }

        try
        {
            return FileSystems.Contains(new DriveInfo(directory).DriveFormat, StringComparer.Ordinal);
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            return false;
        }
    }

    /// <summary>Waits until all data written to a file is on disk.</summary>
    /// <param name="file">The file. It must stay open until the returned task completes.</param>
    /// <exception cref="ArchiveStorageException">The disk cannot be written.</exception>
    public Task FlushAsync(SafeFileHandle file)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _waiting.Add((file, done));
            if (_isRunning)
            {
                Monitor.Pulse(_gate);
                return done.Task;
            }

            _isRunning = true;
        }

        // A dedicated thread, because it only blocks on the disk, and the thread pool is small.
        new Thread(Run) { IsBackground = true, Name = "DataRights flush" }.Start();
        return done.Task;
    }

    private void Run()
    {
        while (true)
        {
            _group.Clear();
            lock (_gate)
            {
                if (_waiting.Count == 0 && !Monitor.Wait(_gate, Idle) && _waiting.Count == 0)
                {
                    _isRunning = false;
                    return;
                }

                (_group, _waiting) = (_waiting, _group);
            }

            if (_group.Count < MinGroupSize)
            {
                foreach (var (file, done) in _group)
                {
                    End(done, FlushOne(file));
                }

                continue;
            }

            // Any of the files identifies the file system. An error is reported to all callers, because the affected file is unknown.
            var fault = LinuxDisk.Sync(_group[0].File);
            foreach (var (_, done) in _group)
            {
                End(done, fault);
            }
        }
    }

    private static ArchiveStorageException? FlushOne(SafeFileHandle file)
    {
        try
        {
            RandomAccess.FlushToDisk(file);
            return null;
        }
        catch (Exception fault) when (StorageFault.IsStorage(fault))
        {
            return StorageFault.Explain(fault);
        }
    }

    private static void End(TaskCompletionSource done, ArchiveStorageException? fault)
    {
        if (fault is null)
        {
            done.SetResult();
        }
        else
        {
            done.SetException(fault);
        }
    }
}
