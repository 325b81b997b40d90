using System.Diagnostics;
using System.Globalization;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Synthetic;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.TestSupport.Doubles;

namespace CustomVision.DataRights.Benchmarks.Measuring;

/// <summary>An export by a coordinator and a number of workers, against the emulator and an Azurite of its own.</summary>
/// <param name="azurite">The path of <c>azurite.js</c>.</param>
internal sealed class WorkersExport(string azurite)
{
    private const string Archives = "archives";
    private const string Work = "work";

    // Compiled and connected before the export begins: how fast a process starts is not the question here.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(10);

    /// <summary>The images of the account.</summary>
    public required int Images { get; init; }

    /// <summary>The projects that the images are spread over.</summary>
    public required int Projects { get; init; }

    public int ImageBytes { get; init; } = 20_000;

    /// <summary>What each connection to the images carries, in bytes per second; 0 for no limit.</summary>
    public long ConnectionBandwidth { get; init; }

    public async Task<WorkersRun> RunAsync(int workers, CancellationToken cancellationToken)
    {
        await using var emulator = await TrainingEmulator.StartAsync(
            new EmulatorOptions
            {
                Seed = EmulatorSeed.Empty,
                Latency = BenchmarkPlan.Latency,
                ConnectionBandwidth = ConnectionBandwidth,
                Synthetic = new SyntheticAccountOptions
                {
                    Images = Images,
                    Projects = Projects,
                    ImageBytes = ImageBytes,
                },
            },
            cancellationToken
        );
        emulator.Requests.IsEnabled = true;
        using var storage = await Azurite.StartAsync(azurite, logsRequests: true);
        var settings = Settings(emulator, storage);
        var processes = new List<WorkersProcess>();
        try
        {
            for (var worker = 0; worker < workers; worker++)
            {
                processes.Add(new WorkersProcess("worker", settings));
            }

            await Task.Delay(Start, TimeProvider.System, cancellationToken);
            var began = Stopwatch.GetTimestamp();
            await using var coordinator = new WorkersProcess(
                "coordinator",
                new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["CustomVision__TrainingKey"] = emulator.TrainingKey }
            );
            var exitCode = await coordinator.EndAsync(cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var downloads = emulator.Requests.Find(endpoint: EndpointKind.Blob);
            var run = new WorkersRun
            {
                Workers = workers,
                Images = Images,
                Projects = Projects,
                Seconds = seconds,
                DownloadSeconds = WorkersRun.Span(downloads),
                Downloads = downloads.Count,
                Pages = emulator.Requests.Find(operation: "GetImages").Count,
                Calls = emulator.Requests.Find(endpoint: EndpointKind.Training).Count,
                Storage = new StorageRequests(storage.Requests, Archives, Work),
                CoordinatorBytes = coordinator.PeakBytes,
                WorkerBytes = processes.Max(process => process.PeakBytes),
                End = exitCode == 0 ? coordinator.LastLine : $"exit code {exitCode}: {coordinator.LastLine}",
            };
            await Console.Error.WriteLineAsync(run.ToString());
            return run;
        }
        finally
        {
            foreach (var process in processes)
            {
                await process.DisposeAsync();
            }
        }
    }

    private static Dictionary<string, string> Settings(TrainingEmulator emulator, Azurite storage) =>
        new(StringComparer.Ordinal)
        {
            ["CustomVision__Endpoint"] = emulator.Endpoint.AbsoluteUri,
            ["CustomVision__RequestsPerSecond"] = "0",
            ["CustomVision__Downloads__MaxConcurrency"] = WorkersRun.Connections.ToString(CultureInfo.InvariantCulture),
            ["Workers__ConnectionString"] = storage.ConnectionString,
            ["Workers__CreateContainers"] = "true",
            ["Workers__ArchiveContainer"] = Archives,
            ["Workers__WorkContainer"] = Work,
            ["Workers__TaskHub"] = "bench",
        };
}
