using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Training;

/// <summary>The Training client, as a host gets it, against an emulator over a socket.</summary>
internal sealed class EmulatorRig : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    private EmulatorRig(TrainingEmulator emulator, Action<DataRightsOptions>? configure, Action<IServiceCollection>? add)
    {
        Emulator = emulator;
        _provider = new HostSetup(emulator)
        {
            Configure = options =>
            {
                options.MaxRetryAttempts = 0;
                options.Downloads.MaxRetryAttempts = 0;
                configure?.Invoke(options);
            },
            Services = add,
        }.Build();
        Client = _provider.GetRequiredKeyedService<TrainingClient>(new DataRightsRegistration("", IsReadOnly: false));
    }

    public TrainingEmulator Emulator { get; }

    public TrainingClient Client { get; }

    public static async Task<EmulatorRig> StartAsync(
        Action<DataRightsOptions>? configure = null,
        Action<EmulatorOptions>? emulate = null,
        Action<IServiceCollection>? add = null
    )
    {
        var options = new EmulatorOptions { Seed = EmulatorSeed.Demo, TrainingKey = TrainingRig.Key };
        emulate?.Invoke(options);
        return new EmulatorRig(await TrainingEmulator.StartAsync(options), configure, add);
    }

    /// <summary>What the last call of an operation sent.</summary>
    public LoggedRequest Last(string operation) => Emulator.Requests.Find(operation: operation)[^1];

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
