using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CustomVision.DataRights;

namespace DataRights.Workers.Tests;

/// <summary>One export by processes: a coordinator and workers, which a test kills, freezes and starts again.</summary>
internal sealed class ExportRun : IDisposable
{
    private const string Prefix = "export";

    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LateRecord = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(50);

    private readonly WorkersFixture _fixture;
    private readonly Azurite _azurite;
    private readonly string _number;
    private readonly Dictionary<string, int> _finished = new(StringComparer.Ordinal);

    public ExportRun(WorkersFixture fixture, Azurite azurite, int number, int workers)
    {
        (_fixture, _azurite) = (fixture, azurite);
        _number = number.ToString(CultureInfo.InvariantCulture);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["CustomVision__Endpoint"] = fixture.Emulator.Endpoint.AbsoluteUri,
            ["CustomVision__RequestsPerSecond"] = "0",
            ["CustomVision__Downloads__MaxConcurrency"] = MaxDownloads.ToString(CultureInfo.InvariantCulture),
            ["Workers__ConnectionString"] = azurite.ConnectionString,
            ["Workers__CreateContainers"] = "true",
            ["Workers__ArchiveContainer"] = ArchiveContainer,
            ["Workers__WorkContainer"] = WorkContainer,
            ["Workers__Prefix"] = Prefix,
            ["Workers__TaskHub"] = TaskHub,
            ["Workers__MaxOpenUnits"] = "6",
        };
        Workers = [.. Enumerable.Range(0, workers).Select(_ => new WorkerProcess("worker", settings))];

        // The key is the coordinator's alone.
        Coordinator = new WorkerProcess(
            "coordinator",
            new Dictionary<string, string>(settings, StringComparer.Ordinal)
            {
                ["CustomVision__TrainingKey"] = fixture.Emulator.TrainingKey,
            }
        );
    }

    /// <summary>The downloads that a worker has in flight at most.</summary>
    public const int MaxDownloads = 8;

    public IReadOnlyList<WorkerProcess> Workers { get; }

    public WorkerProcess Coordinator { get; }

    public string TaskHub => "hub" + _number;

    /// <summary>What the processes have printed, for the message of a failure.</summary>
    public string Said =>
        string.Join('\n', All.Select(process => process.Command + ":\n" + string.Join('\n', process.Output.TakeLast(30))));

    private string ArchiveContainer => "archives" + _number;

    private string WorkContainer => "work" + _number;

    private IEnumerable<WorkerProcess> All => Workers.Append(Coordinator);

    public void StartAll()
    {
        foreach (var process in All)
        {
            process.Start();
        }
    }

    public Task KillAllAsync() => Task.WhenAll(All.Select(process => process.KillAsync()));

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

    /// <summary>Waits until so many files were fetched, or the export has ended.</summary>
    public async Task FetchedAsync(int files)
    {
        var began = Stopwatch.GetTimestamp();
        while (_fixture.CountFetches().Count < files && !Coordinator.HasEnded && Stopwatch.GetElapsedTime(began) < Longest)
        {
            await Task.Delay(Look, TimeProvider.System);
        }
    }

    /// <summary>Remembers which images are stored now, and how often each was fetched: <see cref="FetchedAgain"/> compares.</summary>
    public async Task RememberFinishedAsync()
    {
        var stored = await Container(ArchiveContainer).ExistsAsync() ? await ListAsync(ArchiveContainer) : [];
        var fetched = _fixture.CountFetches();
        foreach (var name in stored)
        {
            if (Guid.TryParse(Path.GetFileNameWithoutExtension(name), out var image))
            {
                _finished.TryAdd(image.ToString("N"), fetched.GetValueOrDefault(image.ToString("N")));
            }
        }
    }

    /// <summary>The units that a worker has begun, and that are not done.</summary>
    public async Task<IReadOnlyList<string>> BegunUnitsAsync()
    {
        var names = await ListAsync(WorkContainer);
        return [.. OpenUnits(names).Intersect(UnitsOf(names, "begun"), StringComparer.Ordinal)];
    }

    /// <summary>Waits until the units are done.</summary>
    /// <exception cref="TimeoutException">They were not done in time.</exception>
    public async Task DoneAsync(IReadOnlyList<string> units, TimeSpan limit)
    {
        var began = Stopwatch.GetTimestamp();
        while (OpenUnits(await ListAsync(WorkContainer)).Intersect(units, StringComparer.Ordinal).Any())
        {
            if (Stopwatch.GetElapsedTime(began) > limit)
            {
                throw new TimeoutException($"Of {units.Count} units, some were not done within {limit}:\n{Said}");
            }

            await Task.Delay(Look, TimeProvider.System);
        }
    }

    /// <summary>The number of images that were stored at an interruption.</summary>
    public int Finished => _finished.Count;

    /// <summary>The images that were stored at an interruption, and have been fetched since.</summary>
    public IReadOnlyList<string> FetchedAgain()
    {
        var fetched = _fixture.CountFetches();
        return [.. _finished.Where(image => fetched.GetValueOrDefault(image.Key) != image.Value).Select(image => image.Key)];
    }

    /// <summary>The number of images that were fetched more than once.</summary>
    public int CountFetchedTwice() => _fixture.CountFetches().Values.Count(times => times > 1);

    /// <summary>Deletes everything that the engine has in the storage account: its queues, tables and containers.</summary>
    public async Task LoseTaskHubAsync()
    {
        var queues = new QueueServiceClient(_azurite.ConnectionString);
        await foreach (var queue in queues.GetQueuesAsync(prefix: TaskHub))
        {
            await queues.DeleteQueueAsync(queue.Name);
        }

        var tables = new TableServiceClient(_azurite.ConnectionString);
        var ofHub = tables.QueryAsync(table => table.Name.CompareTo(TaskHub) >= 0 && table.Name.CompareTo(TaskHub + "v") < 0);
        await foreach (var table in ofHub)
        {
            await tables.DeleteTableAsync(table.Name);
        }

        var blobs = new BlobServiceClient(_azurite.ConnectionString);
        await foreach (var container in blobs.GetBlobContainersAsync(prefix: TaskHub))
        {
            await blobs.DeleteBlobContainerAsync(container.Name);
        }
    }

    /// <summary>Compares the archives with those of one machine, byte for byte, and verifies them; the work store is empty.</summary>
    public async Task EnsureEqualAsync(string because = "")
    {
        var folder = _fixture.NewFolder(ArchiveContainer);
        await DownloadAsync(folder);
        var names = Directory.GetDirectories(_fixture.Reference).Select(path => Path.GetFileName(path)).ToList();
        Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Should().BeEquivalentTo(names, because);
        foreach (var name in names)
        {
            var copy = Path.Combine(folder, name);
            ArchiveTree.Differences(Path.Combine(_fixture.Reference, name), copy).Should().BeEmpty("of {0} {1}", name, because);
            (await ArchiveVerifier.VerifyAsync(copy)).Findings.Should().BeEmpty("of {0} {1}", name, because);
        }

        Directory.Delete(folder, recursive: true);
        await EmptyAsync(because);
    }

    public void Dispose()
    {
        foreach (var process in All)
        {
            process.Dispose();
        }
    }

    // A worker that records its unit after the end of the export deletes the record itself.
    private async Task EmptyAsync(string because)
    {
        var began = Stopwatch.GetTimestamp();
        while ((await ListAsync(WorkContainer)).Count > 0 && Stopwatch.GetElapsedTime(began) < LateRecord)
        {
            await Task.Delay(Look, TimeProvider.System);
        }

        (await ListAsync(WorkContainer)).Should().BeEmpty(because);
    }

    private BlobContainerClient Container(string name) => new(_azurite.ConnectionString, name);

    // The content of a unit with its links is deleted when the unit is done.
    private static IEnumerable<string> OpenUnits(IEnumerable<string> names) => UnitsOf(names, "units");

    private static IEnumerable<string> UnitsOf(IEnumerable<string> names, string kind)
    {
        // Before it is the id of the export.
        var place = $"/{kind}/";
        return names.Where(name => name.Contains(place, StringComparison.Ordinal)).Select(name => name.Split(place, 2)[1]);
    }

    private async Task<List<string>> ListAsync(string container)
    {
        var names = new List<string>();
        await foreach (var blob in Container(container).GetBlobsAsync())
        {
            names.Add(blob.Name);
        }

        return names;
    }

    private async Task DownloadAsync(string folder)
    {
        var root = Prefix + "/";
        var archives = Container(ArchiveContainer);
        await Parallel.ForEachAsync(
            await ListAsync(ArchiveContainer),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (name, token) =>
            {
                var path = Path.Combine(folder, name[root.Length..]);
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                await archives.GetBlobClient(name).DownloadToAsync(path, token);
            }
        );
    }
}
