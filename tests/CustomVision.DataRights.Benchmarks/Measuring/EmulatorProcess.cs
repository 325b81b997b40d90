using System.Diagnostics;
using System.Globalization;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>The emulator as a program, with a synthetic account.</summary>
internal sealed class EmulatorProcess : IAsyncDisposable
{
    public const string TrainingKey = "benchmark";

    private const string Announcement = "Listening on ";

    private readonly Process _process;

    private EmulatorProcess(Process process, Uri endpoint)
    {
        _process = process;
        Endpoint = endpoint;
    }

    public Uri Endpoint { get; }

    public static async Task<EmulatorProcess> StartAsync(
        int images,
        int imageBytes,
        CancellationToken cancellationToken,
        string? bandwidth = null
    )
    {
        string[] wire = bandwidth is null ? [] : ["--bandwidth", bandwidth];
        var process = MeasuredProcess.Start(
            "customvision-emulator.dll",
            [
                "--port",
                "0",
                "--training-key",
                TrainingKey,
                "--latency",
                string.Create(CultureInfo.InvariantCulture, $"{BenchmarkPlan.Latency.TotalMilliseconds}ms"),
                "--synthetic-images",
                images.ToString(CultureInfo.InvariantCulture),
                "--synthetic-image-bytes",
                imageBytes.ToString(CultureInfo.InvariantCulture),
                .. wire,
            ]
        );
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                return new EmulatorProcess(process, new Uri(line[Announcement.Length..]));
            }
        }

        process.Dispose();
        throw new InvalidOperationException("The emulator did not start.");
    }

    /// <summary>
    /// Exports the account once, unmeasured. Otherwise the first side that is measured would wait for the compiler of the emulator: its
    /// first 20,000 answers take twice the processor time of later ones.
    /// </summary>
    public Task WarmUpAsync(string folder, CancellationToken cancellationToken) =>
        MeasuredProcess.RunAsync(cancellationToken, MeasuredWork.Export, folder, Endpoint.AbsoluteUri);

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
