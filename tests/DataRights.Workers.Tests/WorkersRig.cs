using System.Diagnostics;
using System.Security.Cryptography;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Synthetic;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using Microsoft.Extensions.DependencyInjection;

namespace DataRights.Workers.Tests;

/// <summary>An emulator with 3,000 images, a storage account, a coordinator and three workers, each a process of its own.</summary>
internal sealed class WorkersRig : IAsyncDisposable
{
    public const int Images = 3_000;

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, string> _settings;
    private int _exports;

    private WorkersRig(TrainingEmulator emulator, Azurite azurite)
    {
        (Emulator, Azurite) = (emulator, azurite);
        _settings = new(StringComparer.Ordinal)
        {
            ["CustomVision__Endpoint"] = emulator.Endpoint.AbsoluteUri,
            ["CustomVision__RequestsPerSecond"] = "0",
            ["CustomVision__Downloads__MaxConcurrency"] = "8",
            ["Workers__ConnectionString"] = azurite.ConnectionString,
            ["Workers__CreateContainers"] = "true",
            ["Workers__MaxOpenUnits"] = "6",
        };
    }

    public TrainingEmulator Emulator { get; }

    public Azurite Azurite { get; }

    public List<WorkerProcess> Workers { get; } = [];

    public WorkerProcess Coordinator { get; private set; } = null!;

    public static async Task<WorkersRig> StartAsync()
    {
        var emulator = await TrainingEmulator.StartAsync(
            new EmulatorOptions
            {
                Seed = EmulatorSeed.Demo,
                Latency = TimeSpan.FromMilliseconds(20),
                Synthetic = new SyntheticAccountOptions
                {
                    Images = Images,
                    Projects = 2,
                    ImageBytes = 2_000,
                },
            }
        );
        emulator.Requests.IsEnabled = true;
        var program = Environment.GetEnvironmentVariable(AzuriteProgramFactAttribute.Variable)!;
        return new WorkersRig(emulator, await Azurite.StartAsync(program));
    }

    /// <summary>Starts a new export into a prefix and a task hub of its own.</summary>
    public void Begin(int workers = 3)
    {
        foreach (var process in Workers.Append(Coordinator).Where(process => process is not null))
        {
            process.Dispose();
        }

        Workers.Clear();
        Emulator.Requests.Clear();
        var number = ++_exports;
        var settings = new Dictionary<string, string>(_settings, StringComparer.Ordinal)
        {
            ["Workers__Prefix"] = Prefix,
            ["Workers__TaskHub"] = "hub" + number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
        for (var worker = 0; worker < workers; worker++)
        {
            Workers.Add(new WorkerProcess("worker", settings));
            Workers[^1].Start();
        }

        // The key is the coordinator's alone.
        Coordinator = new WorkerProcess(
            "coordinator",
            new Dictionary<string, string>(settings, StringComparer.Ordinal) { ["CustomVision__TrainingKey"] = Emulator.TrainingKey }
        );
        Coordinator.Start();
    }

    /// <summary>Waits until the coordinator has ended, and returns its exit code.</summary>
    public async Task<int> EndAsync()
    {
        using var limit = new CancellationTokenSource(Longest, TimeProvider.System);
        try
        {
            await Coordinator.EndedAsync(limit.Token);
        }
        catch (OperationCanceledException late)
        {
            throw new TimeoutException("The export did not end:\n" + Said, late);
        }

        return Coordinator.ExitCode;
    }

    /// <summary>What the processes have printed, for the message of a failure.</summary>
    public string Said =>
        string.Join(
            '\n',
            Workers.Append(Coordinator).Select(process => process.Command + ":\n" + string.Join('\n', process.Output.TakeLast(30)))
        );

    /// <summary>Waits until units have stored so many files, or the export has ended.</summary>
    public async Task StoredAsync(int files)
    {
        var began = Stopwatch.GetTimestamp();
        while (
            Emulator.Requests.Find(endpoint: EndpointKind.Blob).Count < files
            && !Coordinator.HasEnded
            && Stopwatch.GetElapsedTime(began) < Longest
        )
        {
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        }
    }

    /// <summary>The same export on one machine, into directories.</summary>
    public async Task<string> ExportOnOneMachineAsync(string folder)
    {
        await using var services = new HostSetup(Emulator).Build();
        await services.GetRequiredService<IArchiveGroupExporter>().ExportAsync(new ExportRequest(), new DirectoryArchiveGroup(folder));
        return folder;
    }

    /// <summary>Copies the archives from the container.</summary>
    public async Task DownloadAsync(string folder)
    {
        var root = Prefix + "/";
        var container = new BlobContainerClient(Azurite.ConnectionString, "archives");
        await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = root, Traits = BlobTraits.Metadata }))
        {
            var path = Path.Combine(folder, blob.Name[root.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await container.GetBlobClient(blob.Name).DownloadToAsync(path);
            if (blob.Metadata.TryGetValue("sha256", out var digest))
            {
                Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(path))).Should().Be(digest);
            }
        }
    }

    /// <summary>The names of what is left in the container of the work state.</summary>
    public async Task<IReadOnlyList<string>> WorkAsync()
    {
        var names = new List<string>();
        await foreach (var blob in new BlobContainerClient(Azurite.ConnectionString, "work").GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }

    /// <summary>How often each image was fetched.</summary>
    public IReadOnlyDictionary<string, int> Fetched() =>
        Emulator
            .Requests.Find(endpoint: EndpointKind.Blob)
            .GroupBy(request => request.Path)
            .ToDictionary(path => path.Key, path => path.Count(), StringComparer.Ordinal);

    public int Calls(string operation) => Emulator.Requests.Find(operation: operation).Count;

    public string Prefix => "export" + _exports.ToString(System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Workers.Append(Coordinator).Where(process => process is not null))
        {
            process.Dispose();
        }

        Azurite.Dispose();
        await Emulator.DisposeAsync();
    }
}
