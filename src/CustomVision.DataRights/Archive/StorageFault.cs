using System.Security;

namespace CustomVision.DataRights.Archive;

/// <summary>Translates file system errors into exceptions that state the cause and the remedy.</summary>
internal static class StorageFault
{
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    // The errno values that .NET returns as the HResult of an IOException on Unix.
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int LinuxQuota = 122;
    private const int MacQuota = 69;

    /// <summary>Runs a file operation, and translates its errors.</summary>
    public static void Guard(Action operation)
    {
        try
        {
            operation();
        }
        catch (Exception fault) when (IsStorage(fault))
        {
            throw Explain(fault);
        }
    }

    /// <summary>Runs a file operation, and translates its errors.</summary>
    public static T Guard<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception fault) when (IsStorage(fault))
        {
            throw Explain(fault);
        }
    }

    /// <summary>Runs a file operation on a value, and translates its errors.</summary>
    public static TResult Guard<T, TResult>(Func<T, TResult> operation, T value)
    {
        try
        {
            return operation(value);
        }
        catch (Exception fault) when (IsStorage(fault))
        {
            throw Explain(fault);
        }
    }

    /// <summary>Gets whether an exception is a file system error.</summary>
    public static bool IsStorage(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or SecurityException || IsTooLarge(fault);

    /// <summary>Creates the exception with the cause and the remedy for a file system error.</summary>
    public static ArchiveStorageException Explain(Exception fault) =>
        fault switch
        {
            IOException io when IsFull(io) => new(
                "The disk of the output folder is full (for a zip: the disk of the temporary files). Free some space and run the "
                    + "job again, or choose an output folder on another disk.",
                io
            ),
            UnauthorizedAccessException or SecurityException or IOException { HResult: ReadOnly } => new(
                "The output folder can't be written. Give this account the right to create, write and delete files there, or choose "
                    + "another output folder.",
                fault
            ),
            _ when IsTooLarge(fault) => new(
                "A file has become larger than the output folder's file system, or a limit of this account, allows. Raise the limit, or "
                    + "choose an output folder on another disk, and run the job again.",
                fault
            ),
            PathTooLongException => new(
                "The path of the output folder is too long for this system. Choose one with a shorter path.",
                fault
            ),
            DirectoryNotFoundException or DriveNotFoundException => new(
                "The output folder no longer exists, or its disk was removed. Make it available again, or choose another output folder.",
                fault
            ),
            _ => new(
                "The output folder can't be used: the operating system reported an error. Choose another output folder, on a local disk.",
                fault
            ),
        };

    // The exception that .NET throws for EFBIG on Unix, for example because FAT32 does not support files of 4 GB.
    private static bool IsTooLarge(Exception fault) => fault is ArgumentOutOfRangeException { ParamName: "value" };

    private static bool IsFull(IOException fault) =>
        OperatingSystem.IsWindows()
            ? fault.HResult is WindowsDiskFull or WindowsHandleDiskFull
            : fault.HResult == NoSpace || fault.HResult == (OperatingSystem.IsMacOS() ? MacQuota : LinuxQuota);
}
