using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace CustomVision.DataRights.Archive.Verification;

/// <summary>Distinguishes named pipes, devices and sockets from files. Opening one of these may block or have side effects.</summary>
internal static unsafe partial class SpecialFile
{
    private const int WorkingDirectory = -100; // AT_FDCWD
    private const uint TypeAlone = 1; // STATX_TYPE
    private const int AnswerLength = 256; // struct statx, the same on every processor
    private const int ModeAt = 28; // stx_mode
    private const int TypeBits = 0xF000; // S_IFMT
    private const int Regular = 0x8000; // S_IFREG

    /// <summary>
    /// Whether a path that is not a directory is not a regular file either; links are followed. Supported only on Linux: on other systems,
    /// it counts as an empty file, which is not opened either.
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
            return false; // a C library older than the call
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Ask(int directory, string path, int flags, uint mask, byte* answer);
}
