using CustomVision.DataRights.Account;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Views;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Erasure;

/// <summary>An emulator over a socket, the library registered for it, one clock for both, and what lies between them.</summary>
internal sealed class ErasureRig : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    private readonly IAccountManager? _accounts;

    private ErasureRig(
        TrainingEmulator emulator,
        TestClock clock,
        Action<DataRightsOptions>? configure,
        ErasureSigner? signer,
        IAccountManager? accounts
    )
    {
        (Emulator, Clock, _accounts) = (emulator, clock, accounts);
        _services = Register(configure, signer, answeredBy: null);
    }

    public TrainingEmulator Emulator { get; }

    public TestClock Clock { get; }

    public Wire Wire { get; } = new();

    public Wire Storage { get; } = new();

    public IUserDataManager Manager => _services.GetRequiredService<IUserDataManager>();

    public static async Task<ErasureRig> StartAsync(
        Action<EmulatorOptions>? emulate = null,
        Action<DataRightsOptions>? configure = null,
        ErasureSigner? signer = null,
        IAccountManager? accounts = null
    )
    {
        var clock = new TestClock { DelaysPassAtOnce = true };
        var options = new EmulatorOptions { TimeProvider = clock };
        emulate?.Invoke(options);
        return new ErasureRig(await TrainingEmulator.StartAsync(options), clock, configure, signer, accounts);
    }

    public EmulatedProject Project(Guid id) => Emulator.Account.Project(id);

    public Task<ErasurePlan> PlanAsync(ErasureRequest request) => Manager.PlanErasureAsync(request);

    public ErasureApproval Approve(ErasurePlan plan) =>
        new()
        {
            PlanDigest = plan.Digest,
            Approver = "dpo-7",
            Reason = "request 4711",
            ApprovedAt = Clock.GetUtcNow(),
        };

    public Task<ErasureReceipt> EraseAsync(ErasurePlan plan, IErasureJournal? journal = null, ErasureApproval? approval = null) =>
        Manager.EraseAsync(plan, approval ?? Approve(plan), journal ?? new MemoryJournal());

    public async Task<ErasureReceipt> EraseAsync(ErasureRequest request) => await EraseAsync(await PlanAsync(request));

    /// <summary>Exports everything, or what the configuration leaves of it, for a plan to rely on.</summary>
    public async Task ArchiveAsync(string directory, Action<ExportRequest>? configure = null)
    {
        var request = new ExportRequest { RequestId = "4711" };
        configure?.Invoke(request);
        (await Manager.ExportAsync(request, new DirectoryArchiveSink(directory), null, default)).State.Should().Be(ExportState.Complete);
    }

    /// <summary>Everything that was logged, at every level.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>The library registered once more for the same endpoint, with other options; another server may answer there.</summary>
    public IUserDataManager Reconfigured(Action<DataRightsOptions> configure, Uri? answeredBy = null) =>
        Register(configure, signer: null, answeredBy).GetRequiredService<IUserDataManager>();

    /// <summary>The library registered once more for the same endpoint, with another account manager.</summary>
    public ErasureRig WithAccounts(IAccountManager accounts) => new(Emulator, Clock, null, null, accounts);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await Emulator.DisposeAsync();
    }

    private ServiceProvider Register(Action<DataRightsOptions>? configure, ErasureSigner? signer, Uri? answeredBy) =>
        new HostSetup(Emulator)
        {
            Time = Clock,
            Log = Log,
            Wire = Wire,
            Storage = Storage,
            Configure = options =>
            {
                options.MaxRetryAttempts = 2;
                options.Downloads.MaxRetryAttempts = 0;
                configure?.Invoke(options);
            },
            Clients = builder => Redirect(builder, answeredBy),
            Services = services =>
            {
                if (_accounts is not null)
                {
                    services.AddSingleton(_accounts);
                }

                if (signer is not null)
                {
                    services.AddSingleton(signer);
                }
            },
        }.Build();

    private static void Redirect(IDataRightsBuilder builder, Uri? answeredBy)
    {
        if (answeredBy is not null)
        {
            builder.TrainingClient.ConfigurePrimaryHttpMessageHandler(() => Network.LeadingTo(answeredBy));
        }
    }
}
