using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CustomVision.DataRights.Archive;

/// <summary>What Linux offers between a program and its disk, and .NET does not.</summary>
internal static partial class LinuxDisk
{
    private const int Interrupted = 4;
    private const int NotNeeded = 4; // POSIX_FADV_DONTNEED

    /// <summary>Hands everything of a file system to the disk, names and directories included (syncfs).</summary>
    /// <param name="file">Any file of it.</param>
    /// <returns>What the disk refuses; <see langword="null"/> when all is there.</returns>
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
    /// Lets the system forget the bytes of a file that is on the disk, so that they are read from there (posix_fadvise). It may decline.
    /// </summary>
    public static void Forget(SafeFileHandle file) => _ = Advise(file, 0, 0, NotNeeded);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
