using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Synthetic;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using Microsoft.Extensions.DependencyInjection;

namespace DataRights.Workers.Tests;

/// <summary>
/// The account, the storage account in memory and the archives of one machine with which exports are compared.
/// </summary>
public sealed class WorkersFixture : IAsyncLifetime, IDisposable
{
    public const int Images = 3_000;

    private readonly TemporaryDirectory _folder = new();
    private readonly int _images;
    private readonly TimeSpan _latency;
    private int _exports;

    public WorkersFixture()
        : this(Images, TimeSpan.FromMilliseconds(20)) { }

    internal WorkersFixture(int images, TimeSpan latency) => (_images, _latency) = (images, latency);

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
                Latency = _latency,
                Synthetic = new SyntheticAccountOptions
                {
                    Images = _images,
                    Projects = 2,
                    ImageBytes = 2_000,
                },
            }
        );
        Emulator.Requests.IsEnabled = true;
        Azurite = await Azurite.StartAsync(AzuriteProgramFactAttribute.Program);
        await using var services = new HostSetup(Emulator).Build();
        var exporter = services.GetRequiredService<IArchiveGroupExporter>();
        var result = await exporter.ExportAsync(new ExportRequest(), new DirectoryArchiveGroup(Reference));

        // Otherwise every comparison with it would be meaningless.
        result.State.Should().Be(ExportState.Complete);
        ListedAgain().Should().BeEmpty("one machine lists each page once");
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

    /// <summary>The pages that were listed more than once, and the times of their calls.</summary>
    internal IEnumerable<string> ListedAgain() =>
        Emulator
            .Requests.Find(operation: "GetImages")
            .GroupBy(request => request.Path + request.Query, StringComparer.Ordinal)
            .Where(page => page.Count() > 1)
            .Select(page => $"{page.Key} at {string.Join(", ", page.Select(request => $"{request.StartedAt:mm:ss} ({request.Status})"))}");

    internal int CountCalls() => Emulator.Requests.Find(endpoint: EndpointKind.Training).Count;

    internal string NewFolder(string name) => Path.Combine(_folder.Root, name);

    public async Task DisposeAsync()
    {
        Azurite.Dispose();
        await Emulator.DisposeAsync();
    }

    public void Dispose() => _folder.Dispose();
}
