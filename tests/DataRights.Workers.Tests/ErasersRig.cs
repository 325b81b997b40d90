using System.Diagnostics;
using System.Text.Json;
using Azure.Storage.Blobs;
using CustomVision.DataRights;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Synthetic;
using CustomVision.DataRights.Emulator.Views;
using CustomVision.DataRights.Erasure;
using Microsoft.Extensions.DependencyInjection;

namespace DataRights.Workers.Tests;

/// <summary>
/// An emulator with two projects, the plan to erase one of them, a storage account, and any number of erasers, each a process of its own.
/// </summary>
internal sealed class ErasersRig : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, string> _settings;
    private readonly List<WorkerProcess> _processes = [];
    private readonly TemporaryDirectory _folder = new();
    private readonly Azurite _azurite;
    private readonly ServiceProvider _services;

    private ErasersRig(TrainingEmulator emulator, Azurite azurite, ErasurePlan plan, TimeSpan verifyAfter)
    {
        (Emulator, _azurite, Plan) = (emulator, azurite, plan);
        OthersBefore = Others;
        _settings = new(StringComparer.Ordinal)
        {
            ["CustomVision__Endpoint"] = emulator.Endpoint.AbsoluteUri,
            ["CustomVision__TrainingKey"] = emulator.TrainingKey,
            ["CustomVision__RequestsPerSecond"] = "0",
            ["Workers__ConnectionString"] = azurite.ConnectionString,
            ["Workers__CreateContainers"] = "true",
            ["Workers__VerifyAfter"] = verifyAfter.ToString(),
        };
        _services = new ServiceCollection()
            .AddCustomVisionDurableErasure(options =>
                (options.ConnectionString, options.CreateContainers, options.VerifyAfter) = (
                    azurite.ConnectionString,
                    true,
                    verifyAfter
                )
            )
            .BuildServiceProvider();
    }

    public TrainingEmulator Emulator { get; private set; }

    public ErasurePlan Plan { get; }

    public IDurableErasure Erasure => _services.GetRequiredService<IDurableErasure>();

    public BlobErasureJournal Journal => new(new BlobContainerClient(_azurite.ConnectionString, "erasures"), $"{Plan.Digest}/journal");

    /// <summary>The number of images that the plan does not name.</summary>
    public int Others => Emulator.Account.Projects.Where(project => !Plan.SearchedProjects.Contains(project.Id)).Sum(Count);

    /// <summary>Their number before the erasure.</summary>
    public int OthersBefore { get; }

    public int Deletions => Emulator.Requests.Find(operation: "DeleteImages").Count;

    /// <summary>What the processes have printed, for the message of a failure.</summary>
    public string Said => string.Join('\n', _processes.SelectMany(process => process.Output.TakeLast(20)));

    public static async Task<ErasersRig> StartAsync(TimeSpan? verifyAfter = null)
    {
        var emulator = await TrainingEmulator.StartAsync(OptionsAt(port: 0));
        emulator.Requests.IsEnabled = true;
        ErasurePlan plan;
        await using (var services = new HostSetup(emulator).Build())
        {
            var manager = services.GetRequiredService<IUserDataManager>();
            var projects = await manager.ExportProjectsAsync();
            plan = await manager.PlanErasureAsync(ErasureRequest.ForProjects(projects[0].Id));
        }

        var program = Environment.GetEnvironmentVariable(AzuriteProgramFactAttribute.Variable)!;
        return new ErasersRig(emulator, await Azurite.StartAsync(program), plan, verifyAfter ?? TimeSpan.FromSeconds(3));
    }

    /// <summary>Starts a process that carries out erasures.</summary>
    public WorkerProcess StartEraser() => Start(new WorkerProcess("eraser", _settings));

    /// <summary>Starts the sample's command that starts the erasure and follows it.</summary>
    public WorkerProcess StartCommand()
    {
        File.WriteAllText(_folder["plan.json"], Plan.ToJson());
        File.WriteAllText(_folder["approval.json"], JsonSerializer.Serialize(Approval, JsonSerializerOptions.Web));
        return Start(new WorkerProcess("start-erasure", _settings, _folder["plan.json"], _folder["approval.json"]));
    }

    public ErasureApproval Approval =>
        new()
        {
            PlanDigest = Plan.Digest,
            Approver = "dpo-7",
            Reason = "request 4711",
            ApprovedAt = Plan.CreatedAt,
        };

    /// <summary>Waits until the emulator has received so many deletions of images.</summary>
    public Task DeletedAsync(int batches) => UntilAsync(() => Task.FromResult(Deletions >= batches));

    /// <summary>Waits until the status is as wanted.</summary>
    public async Task<DurableErasureStatus> UntilAsync(Func<DurableErasureStatus, bool> isReached)
    {
        DurableErasureStatus? status = null;
        await UntilAsync(async () => (status = await Erasure.GetStatusAsync(Plan.Digest)) is not null && isReached(status));
        return status!;
    }

    /// <summary>Gives the account back as it was, as the service's restore of a backup would.</summary>
    public async Task RestoreBackupAsync()
    {
        var port = Emulator.Endpoint.Port;
        await Emulator.DisposeAsync();
        Emulator = await TrainingEmulator.StartAsync(OptionsAt(port));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            process.Dispose();
        }

        await _services.DisposeAsync();
        _azurite.Dispose();
        await Emulator.DisposeAsync();
        _folder.Dispose();
    }

    private static EmulatorOptions OptionsAt(int port) =>
        new()
        {
            Port = port,
            Seed = EmulatorSeed.Demo,
            Latency = TimeSpan.FromMilliseconds(150),
            Synthetic = new SyntheticAccountOptions
            {
                Images = 3_000,
                Projects = 2,
                ImageBytes = 512,
            },
        };

    private static int Count(EmulatedProject project) => project.AllImageIds.Count;

    private WorkerProcess Start(WorkerProcess process)
    {
        _processes.Add(process);
        process.Start();
        return process;
    }

    private async Task UntilAsync(Func<Task<bool>> isReached)
    {
        var began = Stopwatch.GetTimestamp();
        while (!await isReached())
        {
            if (Stopwatch.GetElapsedTime(began) > Longest)
            {
                throw new TimeoutException("It did not come about:\n" + Said);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        }
    }
}
