using System.Collections.Concurrent;
using System.Diagnostics;

namespace DataRights.Workers.Tests;

/// <summary>The program as a process of its own, to be killed, frozen and started again.</summary>
internal sealed class WorkerProcess(string command, IReadOnlyDictionary<string, string> settings, params string[] arguments) : IDisposable
{
    private Process? _process;

    public string Command => command;

    public ConcurrentQueue<string> Output { get; } = [];

    public bool HasEnded => _process!.HasExited;

    public int ExitCode => _process!.ExitCode;

    public void Start()
    {
        var start = new ProcessStartInfo("dotnet", [typeof(WorkersHost).Assembly.Location, command, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Output.Enqueue(line.Data ?? string.Empty);
        _process.ErrorDataReceived += (_, line) => Output.Enqueue("! " + line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops the process where it is (SIGSTOP).</summary>
    public void Freeze() => Signal("-STOP");

    /// <summary>Lets a frozen process run again (SIGCONT).</summary>
    public void Thaw() => Signal("-CONT");

    public Task EndedAsync(CancellationToken cancellationToken) => _process!.WaitForExitAsync(cancellationToken);

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process?.Dispose();
    }

    private void Signal(string signal)
    {
        using var kill = Process.Start("kill", [signal, _process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
