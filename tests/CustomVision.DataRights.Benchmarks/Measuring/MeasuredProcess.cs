using System.Diagnostics;
using System.Text.Json;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>Runs a piece of work in a process of its own.</summary>
internal static class MeasuredProcess
{
    private static readonly string OwnAssembly = typeof(MeasuredProcess).Assembly.GetName().Name + ".dll";

    /// <summary>Runs the work to its end, with nothing left to write for the disk from before.</summary>
    public static Task<Measurement> RunAsync(CancellationToken cancellationToken, params string[] arguments) =>
        RunAsync(program: null, cancellationToken, arguments);

    /// <summary>Runs the work as the other overload does, by this program compiled ahead of time.</summary>
    /// <param name="program">The compiled program; <see langword="null"/> for this one.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <param name="arguments">The work.</param>
    public static async Task<Measurement> RunAsync(string? program, CancellationToken cancellationToken, params string[] arguments)
    {
        await SettleDiskAsync(cancellationToken);
        string[] measure = ["measure", .. arguments];
        using var process = program is null ? Start(OwnAssembly, measure) : StartProgram(program, measure);
        var lines = (await process.StandardOutput.ReadToEndAsync(cancellationToken)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize(lines[^1], MeasurementJson.Default.Measurement)!
            : throw new InvalidOperationException($"{arguments[0]} ended with {process.ExitCode}.");
    }

    /// <summary>Runs the work until it says a word, and kills it at once.</summary>
    public static async Task KillAtAsync(string word, CancellationToken cancellationToken, params string[] arguments)
    {
        using var process = Start(OwnAssembly, ["measure", .. arguments]);
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line && line != word) { }

        process.Kill(); // SIGKILL: it can't tidy up
        await process.WaitForExitAsync(cancellationToken);
    }

    private static async Task SettleDiskAsync(CancellationToken cancellationToken)
    {
        if (!OperatingSystem.IsWindows())
        {
            using var sync = Process.Start(new ProcessStartInfo("sync") { UseShellExecute = false })!;
            await sync.WaitForExitAsync(cancellationToken);
        }
    }

    public static Process Start(string assembly, params string[] arguments) =>
        StartProgram(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [Path.Combine(AppContext.BaseDirectory, assembly), .. arguments]
        );

    private static Process StartProgram(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }
}
