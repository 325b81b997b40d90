using System.ComponentModel;
using System.Diagnostics;

namespace CustomVision.DataRights.Emulator.Tests.OfficialClient;

/// <summary>A program that is run to its end, and what it printed.</summary>
internal static class ChildProcess
{
    /// <summary>The program's first line, or null where there is no such program or it fails.</summary>
    public static string? TryAsk(string program, string argument)
    {
        try
        {
            using var process = Process.Start(Describe(program, [argument]))!;
            _ = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output.Trim() : null;
        }
        catch (Win32Exception)
        {
            return null;
        }
    }

    /// <summary>Runs a program; one that outlasts the limit is ended, with what it started.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(ProcessStartInfo description, TimeSpan limit)
    {
        using var deadline = new CancellationTokenSource(limit, TimeProvider.System);
        using var process = Process.Start(description)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(deadline.Token);
            var errors = process.StandardError.ReadToEndAsync(deadline.Token);
            await process.WaitForExitAsync(deadline.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException e)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{description.FileName} did not end within {limit}.", e);
        }
    }

    public static ProcessStartInfo Describe(string program, IEnumerable<string> arguments) =>
        new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
}
