using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>Detects named pipes, devices and sockets. Opening one of these may block or have side effects.</summary>
internal static unsafe partial class SpecialFile
{
    private const int WorkingDirectory = -100; // AT_FDCWD
    private const uint TypeAlone = 1; // STATX_TYPE
    private const int AnswerLength = 256; // the size of struct statx, which is the same on all architectures
    private const int ModeAt = 28; // stx_mode
    private const int TypeBits = 0xF000; // S_IFMT
    private const int Regular = 0x8000; // S_IFREG

    /// <summary>
    /// Gets whether a path that is not a directory is a special file; links are followed. Supported only on Linux: on other systems, a
    /// special file is treated as an empty file, which is not opened either.
    /// </summary>
    public static bool Is(string path) => OperatingSystem.IsLinux() && IsOnLinux(path);

    [SupportedOSPlatform("linux")]
    private static bool IsOnLinux(string path)
    {
        var answer = stackalloc byte[AnswerLength];
        try
        {
            return Ask(WorkingDirectory, path, 0, TypeAlone, answer) == 0 && (*(ushort*)(answer + ModeAt) & TypeBits) != Regular;
        }
        catch (EntryPointNotFoundException)
        {
            return false; // the C library is older than statx
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int directory, string path, int flags, uint mask, byte* answer);
}
