using System.Diagnostics;
using CustomVision.DataRights.Emulator;

namespace CustomVision.DataRights.Tool.Tests;

/// <summary>The built program, run as a person runs it, with its output going into a file.</summary>
internal static class Datarights
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Runs the program without a resource in its environment.</summary>
    public static Task<Outcome> RunAsync(params string[] arguments) => RunWithAsync(endpoint: null, key: null, arguments);

    /// <summary>Runs the program against an emulator.</summary>
    public static Task<Outcome> RunAsync(TrainingEmulator emulator, params string[] arguments) =>
        RunWithAsync(emulator.Endpoint.ToString(), emulator.TrainingKey, arguments);

    /// <summary>Runs the program with nothing of a resource in its environment but what is given.</summary>
    public static async Task<Outcome> RunInAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        using var process = StartIn(environment, "datarights.dll", arguments);
        return await EndAsync(process, arguments);
    }

    /// <summary>Runs the program's entry within this process, which spares the start of another.</summary>
    public static Task<Outcome> RunWithAsync(string? endpoint, string? key, params string[] arguments) =>
        RunWithAsync(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["CUSTOMVISION_ENDPOINT"] = endpoint,
                ["CUSTOMVISION_TRAINING_KEY"] = key,
            },
            arguments
        );

    /// <summary>
    /// Runs the program's entry within this process, with its own variables. Variables that the runtime or a library reads, such as those
    /// of trusted certificates, have no effect.
    /// </summary>
    public static async Task<Outcome> RunWithAsync(IReadOnlyDictionary<string, string?> environment, params string[] arguments)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        var invocation = new Invocation
        {
            Output = TextWriter.Synchronized(output),
            Error = TextWriter.Synchronized(error),
            Environment = environment,
        };
        var run = DataRightsCommand.RunAsync(arguments, invocation, CancellationToken.None);
        var outcome = new Outcome(await run.WaitAsync(Patience, TimeProvider.System), output.ToString(), error.ToString());
        RawTexts.In(invocation.WritesJson ? outcome.Error : outcome.All).Should().BeEmpty("a person reads {0}", outcome);
        return outcome;
    }

    /// <summary>Runs the program with another variable in its environment.</summary>
    public static async Task<Outcome> RunInAsync(
        (string Name, string Value) variable,
        TrainingEmulator? emulator,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(Host, [Path.Combine(AppContext.BaseDirectory, "datarights.dll"), .. arguments]);
        start.Environment[variable.Name] = variable.Value;
        using var process = Begin(start, emulator?.Endpoint.ToString(), emulator?.TrainingKey);
        return await EndAsync(process, arguments);
    }

    /// <summary>Runs the program, and hands out the way to kill it as a power cut would.</summary>
    public static async Task<Outcome> RunAndKillAsync(string? endpoint, string? key, Action<Action> arm, params string[] arguments)
    {
        using var process = Start(endpoint, key, arguments);
        arm(() => process.Kill(entireProcessTree: true));
        return await EndAsync(process, arguments);
    }

    /// <summary>Starts the program; the caller may kill it, and asks for its end with <see cref="EndAsync"/>.</summary>
    public static Process Start(string? endpoint, string? key, params string[] arguments) =>
        Start("datarights.dll", endpoint, key, arguments);

    /// <summary>Starts a program of this directory.</summary>
    public static Process Start(string program, string? endpoint, string? key, string[] arguments) =>
        Begin(new ProcessStartInfo(Host, [Path.Combine(AppContext.BaseDirectory, program), .. arguments]), endpoint, key);

    /// <summary>
    /// Starts the program with every signal as a terminal leaves it, even where the tests run in the background of a script.
    /// </summary>
    public static Process StartWithDefaultSignals(TrainingEmulator emulator, params string[] arguments) =>
        Begin(
            new ProcessStartInfo("env", ["--default-signal", Host, Path.Combine(AppContext.BaseDirectory, "datarights.dll"), .. arguments]),
            emulator.Endpoint.ToString(),
            emulator.TrainingKey
        );

    /// <summary>Starts the program with a signal ignored, as <c>nohup</c> starts it.</summary>
    public static Process StartIgnoring(string signal, TrainingEmulator emulator, params string[] arguments) =>
        Begin(
            new ProcessStartInfo(
                "sh",
                ["-c", $"trap '' {signal}; exec \"$@\"", "sh", Host, Path.Combine(AppContext.BaseDirectory, "datarights.dll"), .. arguments]
            ),
            emulator.Endpoint.ToString(),
            emulator.TrainingKey
        );

    /// <summary>Runs the program where no file may grow larger (RLIMIT_FSIZE), and lets it see the error in place of the signal.</summary>
    public static Task<Outcome> RunLimitedAsync(TrainingEmulator emulator, long bytes, params string[] arguments) =>
        RunLimitedAsync("datarights.dll", emulator, bytes, arguments);

    /// <summary>Runs a program of this directory where no file may grow larger.</summary>
    public static async Task<Outcome> RunLimitedAsync(string program, TrainingEmulator emulator, long bytes, string[] arguments)
    {
        const int Block = 512; // the unit of the POSIX shell
        var start = new ProcessStartInfo(
            "sh",
            [
                "-c",
                $"trap '' XFSZ; ulimit -f {bytes / Block}; exec \"$@\"",
                "sh",
                Host,
                Path.Combine(AppContext.BaseDirectory, program),
                .. arguments,
            ]
        );
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // for which the runtime maps a file larger than the limit
        using var process = Begin(start, emulator.Endpoint.ToString(), emulator.TrainingKey);
        return await EndAsync(process, arguments);
    }

    /// <summary>Starts a program of this directory with nothing of a resource in its environment but what is given.</summary>
    public static Process StartIn(IReadOnlyDictionary<string, string?> environment, string program, string[] arguments)
    {
        var start = new ProcessStartInfo(Host, [Path.Combine(AppContext.BaseDirectory, program), .. arguments]);
        foreach (var (name, value) in environment)
        {
            Set(start, name, value);
        }

        return Begin(
            start,
            environment.GetValueOrDefault("CUSTOMVISION_ENDPOINT"),
            environment.GetValueOrDefault("CUSTOMVISION_TRAINING_KEY")
        );
    }

    /// <summary>Waits for the program's end.</summary>
    public static async Task<Outcome> EndAsync(Process process, params string[] arguments)
    {
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        using var limit = new CancellationTokenSource(Patience, TimeProvider.System);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException(
                $"datarights {string.Join(' ', arguments)} did not end within {Patience}.\n{await output}\n{await error}",
                late
            );
        }

        return new Outcome(process.ExitCode, await output, await error);
    }

    private static string Host => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    private static Process Begin(ProcessStartInfo start, string? endpoint, string? key)
    {
        // A program that ends after a second never uses the profiles that the runtime would record.
        start.Environment["DOTNET_TieredPGO"] = "0";
        (start.RedirectStandardOutput, start.RedirectStandardError, start.RedirectStandardInput) = (true, true, true);
        Set(start, "CUSTOMVISION_ENDPOINT", endpoint);
        Set(start, "CUSTOMVISION_TRAINING_KEY", key);
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    private static void Set(ProcessStartInfo start, string name, string? value)
    {
        start.Environment.Remove(name);
        if (value is not null)
        {
            start.Environment[name] = value;
        }
    }

    internal sealed record Outcome(int ExitCode, string Output, string Error)
    {
        public string All => Output + Error;

        public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
    }
}
