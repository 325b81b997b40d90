using CustomVision.DataRights.Tool.Texts;

namespace CustomVision.DataRights.Tool;

/// <summary>Explains file system errors and their remedies to the user.</summary>
internal static class FileFault
{
    private const int WindowsInUse = unchecked((int)0x80070020);
    private const int WindowsLocked = unchecked((int)0x80070021);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    // errno values, which .NET uses as the HResult of an IOException on Unix.
    private const int NoSpace = 28;
    private const int ReadOnly = 30;
    private const int LinuxInUse = 11;
    private const int LinuxQuota = 122;
    private const int MacInUse = 35;
    private const int MacQuota = 69;

    /// <summary>Runs an operation on a file, and explains its error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="FileFaultException">The operation failed.</exception>
    public static T Guard<T>(string path, Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (Exception fault) when (IsFile(fault))
        {
            throw new FileFaultException(Explain(fault, path), fault);
        }
    }

    /// <summary>Runs an operation on a file, and explains its error.</summary>
    /// <param name="path">The file.</param>
    /// <param name="operation">The operation.</param>
    /// <exception cref="FileFaultException">The operation failed.</exception>
    public static async Task<T> GuardAsync<T>(string path, Func<Task<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (Exception fault) when (IsFile(fault))
        {
            throw new FileFaultException(Explain(fault, path), fault);
        }
    }

    /// <summary>Returns whether an exception is a file system error.</summary>
    public static bool IsFile(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or System.Security.SecurityException or NotSupportedException;

    /// <summary>Describes a file system error and its remedy.</summary>
    /// <param name="fault">The error.</param>
    /// <param name="path">The file or folder, if known.</param>
    public static string Explain(Exception fault, string? path = null)
    {
        var place = path ?? (fault as FileNotFoundException)?.FileName ?? MessageTexts.Get("file.unnamed");
        return fault switch
        {
            FileNotFoundException => MessageTexts.Get("file.missing", place),
            DirectoryNotFoundException or DriveNotFoundException => MessageTexts.Get("file.noFolder", place),
            PathTooLongException => MessageTexts.Get("file.tooLong", place),
            UnauthorizedAccessException or System.Security.SecurityException or IOException { HResult: ReadOnly } => MessageTexts.Get(
                "file.refused",
                place
            ),
            IOException { HResult: var code }
                when code is WindowsInUse or WindowsLocked || code == (OperatingSystem.IsMacOS() ? MacInUse : LinuxInUse) =>
                MessageTexts.Get("file.inUse", place),
            IOException { HResult: var code }
                when code is WindowsDiskFull or WindowsHandleDiskFull or NoSpace
                    || code == (OperatingSystem.IsMacOS() ? MacQuota : LinuxQuota) => MessageTexts.Get("file.full", place),
            _ => MessageTexts.Get("file.error", place, fault.HResult & 0xFFFF),
        };
    }
}
