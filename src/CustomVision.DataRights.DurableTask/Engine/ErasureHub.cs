using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.AzureStorage;
using DurableTask.AzureStorage;
using DurableTask.Core;
using DurableTask.Core.Serializing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The task hub of erasures, and their container.</summary>
internal sealed class ErasureHub(IOptions<DurableErasureOptions> options, ILoggerFactory loggers)
{
    // Those of other plans wait for the owner, and later verifications take minutes: neither keeps the others waiting.
    private const int Activities = 4;

    private readonly Lazy<AzureStorageOrchestrationService> _service = new(() =>
        options.Value.Storage.Hub(options.Value.TaskHub + "e", partitions: 1, Activities, loggers)
    );

    public AzureStorageOrchestrationService Service => _service.Value;

    public TaskHubClient Client => new(Service, JsonDataConverter.Default, loggers);

    public BlobContainerClient Container => options.Value.Storage.Container(options.Value.ErasureContainer);

    public ErasureStore StoreOf(string erasure) => new(Container, erasure);

    public BlobArchiveSource ArchiveOf(string prefix) => new(options.Value.Storage.Container(options.Value.ArchiveContainer), prefix);

    /// <summary>The name of the blob whose lease its owner has: one for each resource.</summary>
    public static string OwnerOf(string endpoint) =>
        "owners/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(endpoint.ToLowerInvariant()))[..16]);

    /// <summary>Creates the container where the options ask for it, and checks that it is private.</summary>
    /// <exception cref="ArchiveStorageException">The container is missing or allows public access.</exception>
    public Task EnsureContainerAsync(CancellationToken cancellationToken) =>
        options.Value.Storage.EnsureContainerAsync(
            options.Value.ErasureContainer,
            options.Value.CreateContainers,
            "the documents of erasures are evidence",
            cancellationToken
        );
}
