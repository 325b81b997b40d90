using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Export.Units;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>An emulator, the library registered for it, and a folder that goes with the test.</summary>
internal sealed class ExportRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly bool _isOwner;
    private readonly string _root = Directory.CreateTempSubdirectory("datarights-test-").FullName;
    private int _folders;

    private ExportRig(
        TrainingEmulator emulator,
        Action<DataRightsOptions>? configure,
        Action<IServiceCollection>? services,
        bool isOwner = true,
        Action<IDataRightsBuilder>? clients = null
    )
    {
        (Emulator, _isOwner) = (emulator, isOwner);
        _services = new HostSetup(emulator)
        {
            Wire = Wire,
            Storage = Storage,
            Configure = options =>
            {
                options.Timeouts.MaxRetryDelay = TimeSpan.Zero;
                configure?.Invoke(options);
            },
            Clients = clients,
            Services = services,
        }.Build();
    }

    public TrainingEmulator Emulator { get; }

    /// <summary>The line to the Training API.</summary>
    public Wire Wire { get; } = new();

    /// <summary>The line to the storage.</summary>
    public Wire Storage { get; } = new();

    public IArchiveGroupExporter Groups => _services.GetRequiredService<IArchiveGroupExporter>();

    /// <summary>Runs units; of a rig whose services have it.</summary>
    public IExportUnitRunner Units => _services.GetRequiredService<IExportUnitRunner>();

    public IUserDataManager Manager => _services.GetRequiredService<IUserDataManager>();

    public static async Task<ExportRig> StartAsync(
        EmulatorOptions? options = null,
        Action<DataRightsOptions>? configure = null,
        Action<IServiceCollection>? services = null
    ) => new(await TrainingEmulator.StartAsync(options ?? new EmulatorOptions { Seed = EmulatorSeed.Demo }), configure, services);

    /// <summary>Another registration for a running emulator, which stays up when this one ends.</summary>
    public static Task<ExportRig> StartAsync(
        TrainingEmulator emulator,
        Action<DataRightsOptions> configure,
        Action<IServiceCollection>? services = null,
        Action<IDataRightsBuilder>? clients = null
    ) => Task.FromResult(new ExportRig(emulator, configure, services, isOwner: false, clients));

    public string NewFolder() => Path.Combine(_root, (++_folders).ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>
    /// Exports, and verifies what came of it: whatever went wrong on the way, an archive is one that its verifier has nothing to say
    /// against.
    /// </summary>
    public async Task<ExportResult> ExportAsync(
        string folder,
        ExportRequest? request = null,
        IProgress<ExportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var result = await Manager.ExportAsync(
            request ?? new ExportRequest { RequestId = "test" },
            new DirectoryArchiveSink(folder),
            progress,
            cancellationToken
        );
        var verified = await ArchiveVerifier.VerifyAsync(folder, cancellationToken: CancellationToken.None);
        verified.Findings.Should().BeEmpty();
        (verified.IsOwnArchive, verified.ExportState).Should().Be((true, result.State.ToString()));
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        if (_isOwner)
        {
            await Emulator.DisposeAsync();
        }

        Directory.Delete(_root, recursive: true);
    }
}
