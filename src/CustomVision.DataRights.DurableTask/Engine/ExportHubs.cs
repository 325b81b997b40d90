using Azure.Storage.Blobs;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.Export.Units;
using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Serializing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>
/// The two task hubs: one for the export, whose steps only coordinators run, and one for the units, whose workers have no Training key. The
/// engine has one queue of activities per hub, so a single hub could assign a coordinator's step to a worker.
/// </summary>
internal sealed class ExportHubs(IOptions<DurableExportOptions> options, ILoggerFactory loggers)
{
    private readonly Lazy<AzureStorageOrchestrationService> _export = new(() => Create(options.Value, loggers, options.Value.TaskHub, 1));
    private readonly Lazy<AzureStorageOrchestrationService> _units = new(() =>
        Create(options.Value, loggers, options.Value.TaskHub + "u", options.Value.UnitsPerWorker)
    );

    public AzureStorageOrchestrationService Export => _export.Value;

    public AzureStorageOrchestrationService Units => _units.Value;

    public TaskHubClient ExportClient => new(Export, JsonDataConverter.Default, loggers);

    public TaskHubClient UnitsClient => new(Units, JsonDataConverter.Default, loggers);

    /// <summary>Gets the location of an export.</summary>
    public UnitPlace PlaceOf(string export, string prefix) =>
        new() { Archives = ArchivesOf(prefix), Work = new BlobUnitStore(Container(options.Value.WorkContainer), export) };

    /// <summary>Creates the containers, if the options request it.</summary>
    public async Task EnsureContainersAsync(CancellationToken cancellationToken)
    {
        foreach (var name in options.Value.CreateContainers ? (string[])[options.Value.ArchiveContainer, options.Value.WorkContainer] : [])
        {
            await Container(name).CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }
    }

    public BlobArchiveGroup ArchivesOf(string prefix) => new(Container(options.Value.ArchiveContainer), prefix);

    private BlobContainerClient Container(string name)
    {
        var retries = new BlobClientOptions { Retry = { MaxRetries = 8, MaxDelay = TimeSpan.FromSeconds(30) } };
        return options.Value.ConnectionString is { Length: > 0 } connection
            ? new BlobContainerClient(connection, name, retries)
            : new BlobContainerClient(
                new Uri($"https://{options.Value.AccountName}.blob.core.windows.net/{name}"),
                options.Value.Credential,
                retries
            );
    }

    private static AzureStorageOrchestrationService Create(
        DurableExportOptions options,
        ILoggerFactory loggers,
        string hub,
        int activities
    ) =>
        new(
            new AzureStorageOrchestrationServiceSettings
            {
                StorageAccountClientProvider = options.ConnectionString is { Length: > 0 } connection
                    ? new StorageAccountClientProvider(connection)
                    : new StorageAccountClientProvider(options.AccountName!, options.Credential!),
                TaskHubName = hub,
                PartitionCount = 4,
                WorkItemQueueVisibilityTimeout = options.TakeoverTime,
                ControlQueueVisibilityTimeout = options.TakeoverTime,
                LeaseInterval = TimeSpan.FromSeconds(15),
                LeaseRenewInterval = TimeSpan.FromSeconds(5),
                LeaseAcquireInterval = TimeSpan.FromSeconds(5),
                MaxQueuePollingInterval = TimeSpan.FromSeconds(2),
                MaxConcurrentTaskActivityWorkItems = activities,
                LoggerFactory = loggers,
            }
        );
}
