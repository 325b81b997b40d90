using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
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

    /// <summary>Creates the containers, if the options request it, and checks that an export can use them.</summary>
    /// <exception cref="ArchiveStorageException">
    /// A container is missing, allows public access, or keeps its blobs from being deleted. The steps of the export would be repeated for
    /// hours.
    /// </exception>
    public async Task EnsureContainersAsync(CancellationToken cancellationToken)
    {
        (string Name, string Reason)[] containers =
        [
            (options.Value.ArchiveContainer, "an archive contains personal data"),
            (options.Value.WorkContainer, "the state of an export contains links to images"),
        ];
        foreach (var (name, reason) in containers)
        {
            var found = await options
                .Value.Storage.EnsureContainerAsync(name, options.Value.CreateContainers, reason, cancellationToken)
                .ConfigureAwait(false);
            EnsureDeletable(name, found);
        }
    }

    /// <exception cref="ArchiveStorageException">The container has an immutability policy or a legal hold.</exception>
    public static void EnsureDeletable(string name, BlobContainerProperties container)
    {
        if (container.HasImmutabilityPolicy is true || container.HasLegalHold is true)
        {
            throw new ArchiveStorageException(
                $"The container {name} has {(container.HasImmutabilityPolicy is true ? "an immutability policy" : "a legal hold")}, and an "
                    + $"export deletes its own work state. Nothing was started. Choose another container, and set the policy or the hold "
                    + $"when the archives are complete and verified."
            );
        }
    }

    public BlobArchiveGroup ArchivesOf(string prefix) => new(Container(options.Value.ArchiveContainer), prefix);

    private BlobContainerClient Container(string name) => options.Value.Storage.Container(name);
}
