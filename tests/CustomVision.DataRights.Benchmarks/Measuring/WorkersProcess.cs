using System.Diagnostics;
using System.Globalization;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>A coordinator or a worker of the sample, as a process, and the memory that it took.</summary>
internal sealed class WorkersProcess : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(200);

    private readonly Process _process;
    private readonly Task _watch;

    /// <param name="command">The command of the program.</param>
    /// <param name="settings">Its environment.</param>
    public WorkersProcess(string command, IReadOnlyDictionary<string, string> settings)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "DataRights.Workers.dll"));
        start.ArgumentList.Add(command);
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => LastLine = line.Data ?? LastLine;
        _process.BeginOutputReadLine();
        _watch = WatchAsync();
    }

    public string LastLine { get; private set; } = string.Empty;

    /// <summary>The largest working set that was seen, in bytes.</summary>
    public long PeakBytes { get; private set; }

    /// <summary>Waits until the process has ended by itself.</summary>
    /// <returns>Its exit code.</returns>
    public async Task<int> EndAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        await _watch;
        _process.Dispose();
    }

    // A process that has ended has no status any more: its last one counts.
    private async Task WatchAsync()
    {
        var status = string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/status");
        while (!_process.HasExited)
        {
            PeakBytes = Meter.PeakBytes(status) ?? PeakBytes;
            await Task.Delay(Look, TimeProvider.System);
        }
    }
}
