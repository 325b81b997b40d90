using System.ComponentModel;
using System.Diagnostics;

namespace CustomVision.DataRights.Tests.Archive;

/// <summary>A program by another author, as a second opinion on our files. Not every machine has each.</summary>
internal static class ExternalTool
{
    /// <summary>Runs a program. Gives its exit code and everything that it said, or null where it isn't installed.</summary>
    public static (int ExitCode, string Output)? Run(string program, string workingDirectory, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = workingDirectory,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C.UTF-8";
        try
        {
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + error.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            return null;
        }
    }
}
