using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Synthetic;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Export.Units;

/// <summary>The smallest engine over the three functions: one loop, whose steps a test may repeat, lose or interleave.</summary>
internal sealed class UnitEngine(ExportRig rig, string folder, UnitPlace? place = null)
{
    public ExportRequest Request { get; init; } = new() { RequestId = "test" };

    public UnitPlace Place { get; } =
        place ?? new UnitPlace { Archives = new DirectoryArchiveGroup(folder), Work = new DirectoryUnitStore(folder + ".units") };

    public List<string> Units { get; } = [];

    public List<UnitResult> Results { get; } = [];

    /// <summary>Invoked before each unit; returns how often it is run.</summary>
    public Func<string, Task<int>> Before { get; set; } = _ => Task.FromResult(1);

    /// <summary>A coordinator and a worker in one process; the worker has no key.</summary>
    public static async Task<ExportRig> StartAsync(
        int images = 1_100,
        int projects = 1,
        Action<IServiceCollection>? services = null
    )
    {
        Uri? endpoint = null;
        var rig = await ExportRig.StartAsync(
            new EmulatorOptions
            {
                Seed = EmulatorSeed.Demo,
                Synthetic = new SyntheticAccountOptions
                {
                    Images = images,
                    Projects = projects,
                    ImageBytes = 600,
                },
            },
            services: all =>
            {
                all.AddCustomVisionExportWorker(options => options.Endpoint = endpoint);
                services?.Invoke(all);
            }
        );
        endpoint = rig.Emulator.Endpoint;
        rig.Emulator.Requests.IsEnabled = true; // not by itself, of an account made for load
        return rig;
    }

    public async Task<ArchiveGroupResult> RunAsync(int maxUnits = 3)
    {
        UnitPosition? position = null;
        var open = new List<string>();
        do
        {
            var listing = await rig.Groups.ListAsync(Request, Place, position, maxUnits);
            open.AddRange(listing.Units);
            if (listing.IsProjectListed)
            {
                await RunUnitsAsync(open);
                open.Clear();
                await rig.Groups.FinishProjectAsync(Request, Place, listing.ProjectId!.Value);
            }

            position = listing.Next;
        } while (position is not null);

        return await rig.Groups.FinishAsync(Request, Place);
    }

    public async Task RunUnitsAsync(IEnumerable<string> units)
    {
        foreach (var unit in units)
        {
            Units.Add(unit);
            for (var left = await Before(unit); left > 0; left--)
            {
                var result = await rig.Units.RunAsync(Place, unit);
                Results.Add(result);
                if (await rig.Groups.ListAgainAsync(Request, Place, unit) is { } again)
                {
                    Units.Add(again);
                    Results.Add(await rig.Units.RunAsync(Place, again));
                }
            }
        }
    }

    /// <summary>The archives of the group by their names, the account's first.</summary>
    public static IReadOnlyList<string> Archives(string folder) =>
        [
            .. Directory
                .GetDirectories(folder)
                .Select(path => Path.GetFileName(path))
                .Where(name => !name.EndsWith(".work", StringComparison.Ordinal))
                .OrderByDescending(name => name == IArchiveGroup.AccountName)
                .ThenBy(name => name, StringComparer.Ordinal),
        ];

    /// <summary>Everything in which two groups differ, apart from what differs from run to run.</summary>
    public static IEnumerable<string> Differences(string expected, string actual) =>
        Archives(expected).SequenceEqual(Archives(actual), StringComparer.Ordinal)
            ?
            [
                .. Archives(expected)
                    .SelectMany(name =>
                        ArchiveTree
                            .Differences(Path.Combine(expected, name), Path.Combine(actual, name))
                            .Select(difference => $"{name} {difference}")
                    ),
            ]
            : ["other archives: " + string.Join(", ", Archives(actual))];

    /// <summary>How often each image was fetched.</summary>
    public static IReadOnlyDictionary<string, int> Fetched(ExportRig rig) =>
        rig
            .Emulator.Requests.Find(endpoint: EndpointKind.Blob)
            .GroupBy(request => request.Path)
            .ToDictionary(path => path.Key, path => path.Count(), StringComparer.Ordinal);
}
