using System.Diagnostics;

namespace DataRights.Portal.Tests;

/// <summary>The portal as a process of its own, to be killed.</summary>
internal sealed class PortalProcess : IDisposable
{
    private const string Announcement = "Now listening on: ";
    private readonly Process _process;

    private PortalProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<PortalProcess> StartAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(PortalOptions).Assembly.Location, "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in settings)
        {
            start.Environment[name.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
            {
                // A full pipe would stop the process.
                _ = process.StandardOutput.ReadToEndAsync();
                return new PortalProcess(process, new Uri(line[(at + Announcement.Length)..]));
            }
        }

        throw new InvalidOperationException("The portal ended before it listened.");
    }

    /// <summary>Ends the process at once, as a power cut would.</summary>
    public void Kill() => _process.Kill();

    public Task EndedAsync() => _process.WaitForExitAsync();

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
