using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>An emulator, the library registered for it, and a folder that goes with the test.</summary>
internal sealed class ExportRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly string _root = Directory.CreateTempSubdirectory("datarights-test-").FullName;
    private int _folders;

    private ExportRig(TrainingEmulator emulator, Action<DataRightsOptions>? configure, Action<IServiceCollection>? services, Wire? wire)
    {
        Emulator = emulator;
        var collection = new ServiceCollection();
        services?.Invoke(collection);
        var builder = collection
            .AddCustomVisionDataRights(options =>
            {
                options.Endpoint = emulator.Endpoint;
                options.TrainingKey = emulator.TrainingKey;
                options.RequestsPerSecond = 0;
                options.Timeouts.MaxRetryDelay = TimeSpan.Zero;
                configure?.Invoke(options);
            });
        if (wire is not null)
        {
            builder.TrainingClient.AddHttpMessageHandler(wire.NewEnd);
        }

        _services = builder.Services.BuildServiceProvider();
    }

    public TrainingEmulator Emulator { get; }

    public IUserDataManager Manager => _services.GetRequiredService<IUserDataManager>();

    public static async Task<ExportRig> StartAsync(
        EmulatorOptions? options = null, Action<DataRightsOptions>? configure = null, Action<IServiceCollection>? services = null, Wire? wire = null) =>
        new(await TrainingEmulator.StartAsync(options ?? new EmulatorOptions { Seed = EmulatorSeed.Demo }), configure, services, wire);

    public string NewFolder() => Path.Combine(_root, (++_folders).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public Task<ExportResult> ExportAsync(string folder, ExportRequest? request = null, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default) =>
        Manager.ExportAsync(request ?? new ExportRequest { RequestId = "test" }, new DirectoryArchiveSink(folder), progress, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
        Directory.Delete(_root, recursive: true);
    }
}
