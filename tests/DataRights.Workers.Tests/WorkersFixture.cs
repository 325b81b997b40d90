using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Synthetic;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using Microsoft.Extensions.DependencyInjection;

namespace DataRights.Workers.Tests;

/// <summary>
/// What all exports share: an account of 3,000 images, a storage account in memory, and the archives of the same request on one machine.
/// </summary>
public sealed class WorkersFixture : IAsyncLifetime, IDisposable
{
    public const int Images = 3_000;

    private readonly TemporaryDirectory _folder = new();
    private int _exports;

    public TrainingEmulator Emulator { get; private set; } = null!;

    /// <summary>The folder of the archives that one machine wrote.</summary>
    public string Reference => Path.Combine(_folder.Root, "reference");

    /// <summary>The calls of GetImages that one machine made: the pages of all sets, each once.</summary>
    public int Pages { get; private set; }

    /// <summary>All calls of the Training API that one machine made.</summary>
    public int Calls { get; private set; }

    internal Azurite Azurite { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Emulator = await TrainingEmulator.StartAsync(
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
        Emulator.Requests.IsEnabled = true;
        Azurite = await Azurite.StartAsync(AzuriteProgramFactAttribute.Program);
        await using var services = new HostSetup(Emulator).Build();
        await services.GetRequiredService<IArchiveGroupExporter>().ExportAsync(new ExportRequest(), new DirectoryArchiveGroup(Reference));
        (Pages, Calls) = (CountOf("GetImages"), CountCalls());
    }

    /// <summary>Begins an export by processes, into containers and a task hub of its own.</summary>
    /// <param name="azurite">The storage account; the shared one by default.</param>
    /// <param name="workers">The number of workers.</param>
    internal ExportRun Begin(Azurite? azurite = null, int workers = 3)
    {
        Emulator.Requests.Clear();
        var run = new ExportRun(this, azurite ?? Azurite, ++_exports, workers);
        run.StartAll();
        return run;
    }

    /// <summary>How often each image was fetched, by its id in the links.</summary>
    internal Dictionary<string, int> CountFetches() =>
        Emulator
            .Requests.Find(endpoint: EndpointKind.Blob)
            .GroupBy(request => request.Path.Split('-')[^1])
            .ToDictionary(image => image.Key, image => image.Count(), StringComparer.Ordinal);

    internal int CountOf(string operation) => Emulator.Requests.Find(operation: operation).Count;

    internal int CountCalls() => Emulator.Requests.Find(endpoint: EndpointKind.Training).Count;

    internal string NewFolder(string name) => Path.Combine(_folder.Root, name);

    public async Task DisposeAsync()
    {
        Azurite.Dispose();
        await Emulator.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();
}
