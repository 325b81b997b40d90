using System.Text.Json;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.DurableTask.Engine;
using CustomVision.DataRights.Erasure;
using CustomVision.DataRights.Export;
using CustomVision.DataRights.Tests.AzureStorage;
using CustomVision.DataRights.Tests.Erasure;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.DurableTask;

/// <summary>An account, a plan for Alice that was approved and stored, and the steps of any number of processes over it.</summary>
internal sealed class ErasureStepsRig : IAsyncDisposable
{
    private readonly BlobRig _archives;
    private readonly LoggerFactory _loggers = new();

    private ErasureStepsRig(ErasureRig account, BlobRig blobs, BlobRig archives) =>
        (Account, Blobs, _archives) = (account, blobs, archives);

    public ErasureRig Account { get; }

    /// <summary>The container of the evidence.</summary>
    public BlobRig Blobs { get; }

    public ErasurePlan Plan { get; private set; } = null!;

    public IReadOnlyList<Contents.Item> Before { get; private set; } = [];

    public ErasureStore Store => Hub.StoreOf(Plan.Digest);

    /// <summary>The lock of the owner.</summary>
    public string Owner => ErasureHub.OwnerOf(Plan.Endpoint);

    private ErasureHub Hub =>
        new(
            Options.Create(
                new DurableErasureOptions
                {
                    ConnectionString = BlobRig.ConnectionString,
                    ErasureContainer = Blobs.Container.Name,
                    ArchiveContainer = _archives.Container.Name,
                }
            ),
            _loggers
        );

    /// <param name="isArchived">Whether the plan relies on an archive in the container of the archives.</param>
    public static async Task<ErasureStepsRig> StartAsync(bool isArchived = false)
    {
        var (account, _) = await Gallery.StartAsync();
        var rig = new ErasureStepsRig(account, await BlobRig.StartAsync(), await BlobRig.StartAsync());
        var request = Gallery.RequestForAlice();
        if (isArchived)
        {
            await account.Manager.ExportAsync(new ExportRequest(), rig._archives.NewSink());
            request.ArchiveSource = rig._archives.Source;
        }

        rig.Before = Contents.Of(account.Emulator);
        rig.Plan = await account.PlanAsync(request);
        await rig.Store.StartAsync(
            rig.Plan,
            new StoredApproval { Approval = account.Approve(rig.Plan), ArchivePrefix = isArchived ? BlobRig.Prefix : null },
            CancellationToken.None
        );
        return rig;
    }

    /// <summary>Damages the archive.</summary>
    public async Task DamageArchiveAsync() =>
        await _archives.Container.GetBlobClient(BlobRig.Prefix + "/data/report.json").DeleteAsync();

    /// <summary>The steps of a new process.</summary>
    public ErasureSteps NewProcess() => new(Account.Manager, Hub, TimeProvider.System, _loggers.CreateLogger<ErasureSteps>());

    public string Input(bool isLast = false) =>
        JsonSerializer.Serialize(
            new ErasureStep { Erasure = Plan.Digest, IsLast = isLast },
            StepJsonContext.Default.ErasureStep
        );

    public static ErasureAnswer Read(string answer) =>
        JsonSerializer.Deserialize(answer, StepJsonContext.Default.ErasureAnswer)!;

    /// <summary>Checks that nothing but the plan was deleted, and that plan, journal and receipt agree.</summary>
    public async Task<ErasureReceipt> CheckedAsync()
    {
        var receipt = await Store.FindReceiptAsync(CancellationToken.None);
        Truth.Holds(Account, receipt!, Plan, Before);
        (await ErasureAudit.CheckAsync(receipt!, Plan, Store.NewJournal())).Should().BeEmpty();
        return receipt!;
    }

    public async ValueTask DisposeAsync()
    {
        _loggers.Dispose();
        await Blobs.DisposeAsync();
        await _archives.DisposeAsync();
        await Account.DisposeAsync();
    }
}
