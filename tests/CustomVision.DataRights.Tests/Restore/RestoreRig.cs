using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Comparison;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Seeding;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Restore;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Restore;

/// <summary>An archive of a seeded account, an empty target, and the registrations for it.</summary>
internal sealed class RestoreRig : IAsyncDisposable
{
    private readonly string _root;
    private ServiceProvider? _services;
    private int _folders;

    private RestoreRig(string root, TrainingEmulator target, string? archive = null) =>
        (_root, Target, Archive) = (root, target, archive ?? Path.Combine(root, "archive"));

    public TrainingEmulator Target { get; private set; }

    public Wire Wire { get; private set; } = new();

    public string Archive { get; }

    public string Work => Archive + ".restore";

    public static async Task<RestoreRig> StartAsync(Action<AccountSeeder> seed)
    {
        await using var source = await TrainingEmulator.StartAsync(new EmulatorOptions { Credentials = new() });
        source.Seed(seed);
        return await StartAsync(source);
    }

    public static async Task<RestoreRig> StartAsync(TrainingEmulator source, bool isWhole = true)
    {
        var rig = new RestoreRig(Directory.CreateTempSubdirectory("datarights-restore-").FullName, await TrainingEmulator.StartAsync());
        await ExportAsync(source, rig.Archive, isWhole);
        return rig;
    }

    /// <summary>An empty target for an archive that exists.</summary>
    public static async Task<RestoreRig> OfAsync(string archive) =>
        new(Directory.CreateTempSubdirectory("datarights-restore-").FullName, await TrainingEmulator.StartAsync(), archive);

    /// <summary>Replaces the target by another, and forgets what was restored.</summary>
    public async Task StartOverAsync()
    {
        await Target.DisposeAsync();
        Target = await TrainingEmulator.StartAsync();
        if (Directory.Exists(Work))
        {
            Directory.Delete(Work, recursive: true);
        }

        Reconnect();
    }

    /// <summary>What a new process would have: new clients.</summary>
    public void Reconnect()
    {
        _services?.Dispose();
        (_services, Wire) = (null, new Wire());
    }

    public Task<RestoreResult> RestoreAsync(RestoreRequest? request = null, CancellationToken cancellationToken = default)
    {
        _services ??= Services(Target, Wire);
        return _services
            .GetRequiredService<IArchiveRestorer>()
            .RestoreAsync(Archive, request ?? new RestoreRequest { WithoutReceipts = true }, cancellationToken: cancellationToken);
    }

    /// <summary>Drills the archive into the target.</summary>
    public async Task<DrillResult> DrillAsync(RestoreRequest? request = null, IProgress<DrillProgress>? progress = null)
    {
        _services ??= Services(Target, Wire);
        return await ArchiveDrill.RunAsync(
            Archive,
            _services.GetRequiredService<IArchiveRestorer>(),
            _services.GetRequiredService<IUserDataExporter>(),
            request,
            progress
        );
    }

    /// <summary>Exports the target and compares that with the archive.</summary>
    public async Task<ArchiveComparison> CompareAsync(ComparisonOptions? options = null)
    {
        var folder = Path.Combine(_root, (++_folders).ToString(System.Globalization.CultureInfo.InvariantCulture));
        await ExportAsync(Target, folder);
        return await ArchiveComparer.CompareAsync(Archive, folder, options);
    }

    public async ValueTask DisposeAsync()
    {
        _services?.Dispose();
        await Target.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }

    public static async Task ExportAsync(TrainingEmulator emulator, string folder, bool isWhole = true)
    {
        await using var services = Services(emulator, new Wire());
        var result = await services
            .GetRequiredService<IUserDataExporter>()
            .ExportAsync(new ExportRequest(), new DirectoryArchiveSink(folder));
        result
            .Failures.Where(failure => failure.Kind != ExportFailureKind.IntegrityWarning)
            .Any()
            .Should()
            .Be(!isWhole, "equal bytes are named, and nothing else is missing");
    }

    private static ServiceProvider Services(TrainingEmulator emulator, Wire wire) =>
        new HostSetup(emulator)
        {
            IsReadOnly = true,
            Configure = options => options.Timeouts.MaxRetryDelay = TimeSpan.Zero,
            Services = services => services.AddCustomVisionRestore(_ => { }).TrainingClient.AddHttpMessageHandler(wire.NewEnd),
        }.Build();
}
