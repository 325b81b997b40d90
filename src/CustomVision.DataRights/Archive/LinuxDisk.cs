using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CustomVision.DataRights.Archive;

/// <summary>Linux disk functions that .NET does not provide.</summary>
internal static partial class LinuxDisk
{
    private const int Interrupted = 4;
    private const int NotNeeded = 4; // POSIX_FADV_DONTNEED
    private const int Exists = 17; // EEXIST

    /// <summary>Flushes a whole file system to disk, including file names and directories (syncfs).</summary>
    /// <param name="file">Any file on the file system.</param>
    /// <returns>The error; <see langword="null"/> on success.</returns>
    public static ArchiveStorageException? Sync(SafeFileHandle file)
    {
        while (SyncFileSystem(file) != 0)
        {
            var error = Marshal.GetLastPInvokeError();
            if (error != Interrupted)
            {
                return StorageFault.Explain(new IOException(Marshal.GetPInvokeErrorMessage(error), error));
            }
        }

        return null;
    }

    /// <summary>
    /// Evicts a flushed file from the page cache, so that the next read comes from the disk (posix_fadvise). The kernel may ignore the
    /// request.
    /// </summary>
    public static void Forget(SafeFileHandle file) => _ = Advise(file, 0, 0, NotNeeded);

    /// <summary>Gets whether a path is a symbolic link (readlink).</summary>
    public static bool IsLink(string path) => ReadLink(path, out _, 1) >= 0;

    /// <summary>
    /// Gives a file a second name, unless the name exists (link). Of several callers exactly one succeeds, unlike with a move, which checks
    /// for the name before it renames.
    /// </summary>
    /// <returns>Whether the name was given; <see langword="null"/> if the file system has no such links.</returns>
    public static bool? TryLink(string file, string name) =>
        Link(file, name) == 0 ? true
        : Marshal.GetLastPInvokeError() == Exists ? false
        : null;

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Link(string file, string name);

    [LibraryImport("libc", EntryPoint = "readlink", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint ReadLink(string path, out byte target, nint length);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
