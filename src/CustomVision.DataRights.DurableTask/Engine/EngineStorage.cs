using System.Globalization;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using DurableTask.AzureStorage;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The storage account of an engine: its containers and its task hubs.</summary>
internal sealed class EngineStorage
{
    public string? ConnectionString { get; init; }

    public string? AccountName { get; init; }

    public TokenCredential? Credential { get; init; }

    public required TimeSpan TakeoverTime { get; init; }

    public BlobContainerClient Container(string name)
    {
        var retries = new BlobClientOptions { Retry = { MaxRetries = 8, MaxDelay = TimeSpan.FromSeconds(30) } };
        return ConnectionString is { Length: > 0 } connection
            ? new BlobContainerClient(connection, name, retries)
            : new BlobContainerClient(new Uri($"https://{AccountName}.blob.core.windows.net/{name}"), Credential, retries);
    }

    /// <summary>Creates a container if requested, and checks that it exists and is private.</summary>
    /// <param name="name">The name of the container.</param>
    /// <param name="creates">Whether the container is created, as a private one, if it is missing.</param>
    /// <param name="reason">Why it must be private, as a clause.</param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    /// <returns>The properties of the container.</returns>
    /// <exception cref="ArchiveStorageException">The container is missing or allows public access.</exception>
    public async Task<BlobContainerProperties> EnsureContainerAsync(
        string name,
        bool creates,
        string reason,
        CancellationToken cancellationToken
    )
    {
        var container = Container(name);
        if (creates)
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        try
        {
            var found = (await container.GetPropertiesAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Value;
            return found.PublicAccess is not (PublicAccessType.Blob or PublicAccessType.BlobContainer)
                ? found
                : throw new ArchiveStorageException(
                    $"The container {name} allows public access, and {reason}. Set its access level to private, or choose a private "
                        + $"container."
                );
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            throw new ArchiveStorageException(
                $"The container {name} was not found. Create it with private access, or check the account's name.",
                missing
            );
        }
    }

    /// <param name="name">The name of the hub.</param>
    /// <param name="partitions">The number of partitions. Each adds a queue to poll and a lease to renew.</param>
    /// <param name="activities">The number of activities that a process runs at the same time.</param>
    /// <param name="loggers">The host's loggers.</param>
    public AzureStorageOrchestrationService Hub(string name, int partitions, int activities, ILoggerFactory loggers) =>
        new(
            new AzureStorageOrchestrationServiceSettings
            {
                StorageAccountClientProvider = ConnectionString is { Length: > 0 } connection
                    ? new StorageAccountClientProvider(connection)
                    : new StorageAccountClientProvider(AccountName!, Credential!),
                TaskHubName = name,
                // Processes that share a name, as by default on one machine, would all consider themselves the owner of a partition.
                WorkerId = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}-{Environment.ProcessId}"),
                PartitionCount = partitions,
                UseAppLease = false, // only one application uses a hub
                UseTablePartitionManagement = true,
                PartitionTableOperationTimeout = TimeSpan.FromSeconds(5),
                WorkItemQueueVisibilityTimeout = TakeoverTime,
                ControlQueueVisibilityTimeout = TakeoverTime,
                LeaseInterval = TimeSpan.FromSeconds(15),
                LeaseRenewInterval = TimeSpan.FromSeconds(5),
                LeaseAcquireInterval = TimeSpan.FromSeconds(5),
                MaxQueuePollingInterval = TimeSpan.FromSeconds(2),
                MaxConcurrentTaskActivityWorkItems = activities,
                LoggerFactory = loggers,
            }
        );
}
