using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Facade;

/// <summary>
/// The facade as a host gets it, over a socket to an emulator of the test's own, whose account is the judge and whose log is the witness.
/// </summary>
internal sealed class FacadeRig : IAsyncDisposable
{
    public const string Key = "3f9c0ba1d2e84756-facade-key";

    private readonly ServiceProvider _provider;

    private FacadeRig(TrainingEmulator emulator, Wire wire, ServiceProvider provider)
    {
        (Emulator, Wire) = (emulator, wire);
        _provider = provider;
        People = emulator.Seed(PeopleAccount.Plant);
        Manager = provider.GetRequiredService<IUserDataManager>();
    }

    public TrainingEmulator Emulator { get; }

    /// <summary>The line to the Training API.</summary>
    public Wire Wire { get; }

    public IUserDataManager Manager { get; }

    /// <summary>What the emulator's account was filled with.</summary>
    public PeopleAccount People { get; }

    public static async Task<FacadeRig> StartAsync(
        TimeProvider? time = null,
        Action<DataRightsOptions>? options = null,
        Action<IServiceCollection>? services = null,
        Action<IDataRightsBuilder>? build = null
    )
    {
        time ??= TimeProvider.System;
        var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { TrainingKey = Key, TimeProvider = time });
        var wire = new Wire();
        var setup = new HostSetup(emulator)
        {
            Time = time,
            Wire = wire,
            Configure = options,
            Clients = build,
            Services = services,
        };
        return new FacadeRig(emulator, wire, setup.Build());
    }

    /// <summary>What the Training API was asked.</summary>
    public IReadOnlyList<LoggedRequest> Calls(string? operation = null) =>
        Emulator.Requests.Find(operation, endpoint: EndpointKind.Training);

    /// <summary>The only call that the Training API was asked.</summary>
    public LoggedRequest OnlyCall() => Calls().Should().ContainSingle().Subject;

    /// <summary>The path of the API, below its version.</summary>
    public static string Api(string path) => $"/customvision/v3.3/training/{path}";

    /// <summary>The path of something of the first project.</summary>
    public string InProject(string path = "") => Api($"projects/{People.Project}{path}");

    public async ValueTask DisposeAsync()
    {
        await _provider.DisposeAsync();
        await Emulator.DisposeAsync();
    }
}
