using System.ComponentModel;
using System.Diagnostics;

namespace CustomVision.DataRights.Benchmarks.Rows;

/// <summary>The program rhash, which checks a manifest on its own.</summary>
internal static class Rhash
{
    public static bool IsInstalled()
    {
        try
        {
            using var process = Start(Path.GetTempPath(), "--version");
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Checks an archive's manifest.</summary>
    /// <returns>How long it took, in seconds.</returns>
    public static async Task<double> CheckAsync(string archive, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var process = Start(archive, "--sha256", "--brief", "--skip-ok", "-c", "manifest-sha256.txt");
        await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(began).TotalSeconds
            : throw new InvalidOperationException($"rhash found the archive damaged ({process.ExitCode}).");
    }

    private static Process Start(string folder, params string[] arguments) =>
        Process.Start(
            new ProcessStartInfo("rhash", arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
}
