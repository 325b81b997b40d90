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
    private readonly Lazy<AzureStorageOrchestrationService> _export = new(() =>
        options.Value.Storage.Hub(options.Value.TaskHub, partitions: 1, activities: 1, loggers)
    );
    private readonly Lazy<AzureStorageOrchestrationService> _units = new(() =>
        options.Value.Storage.Hub(options.Value.TaskHub + "u", partitions: 4, options.Value.UnitsPerWorker, loggers)
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

    private BlobContainerClient Container(string name) => options.Value.Storage.Container(name);
}
