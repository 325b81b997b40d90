using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CustomVision.DataRights.Archive;

/// <summary>Linux disk functions that .NET does not provide.</summary>
internal static partial class LinuxDisk
{
    private const int Interrupted = 4;
    private const int NotNeeded = 4; // POSIX_FADV_DONTNEED
    private const int Exists = 17; // EEXIST
    private const int CloseOnExecute = 0x80000; // O_CLOEXEC

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

    /// <summary>Reads the first bytes of a file that is not a symbolic link, with half of the system calls that .NET makes.</summary>
    /// <param name="path">The file. Links in its directories are followed.</param>
    /// <param name="buffer">The buffer that receives the bytes; it is filled unless the file is shorter.</param>
    /// <returns>
    /// The number of bytes; <see langword="null"/> if the file is a link or cannot be read for any other reason, which .NET can explain.
    /// </returns>
    public static int? ReadBeginning(string path, Span<byte> buffer)
    {
        if (NoFollow is not { } noFollow || Open(path, CloseOnExecute | noFollow) is not (>= 0 and var file))
        {
            return null;
        }

        nint read;
        var length = 0;
        do
        {
            read = Read(file, buffer[length..], buffer.Length - length);
            length += (int)Math.Max(read, 0);
        } while (read > 0 && length < buffer.Length);
        _ = Close(file);
        return read < 0 ? null : length;
    }

    // O_NOFOLLOW, which the kernel defines for each processor.
    private static int? NoFollow { get; } =
        RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => 0x20000,
            Architecture.Arm64 => 0x8000,
            _ => null,
        };

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

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int file, Span<byte> buffer, nint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "posix_fadvise")]
    private static partial int Advise(SafeFileHandle file, long offset, long length, int advice);
}
