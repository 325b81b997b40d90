using System.Security.Cryptography;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using CustomVision.DataRights.AzureStorage;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>A private container of its own in Azurite, which goes with the test.</summary>
internal sealed class BlobRig : IAsyncDisposable
{
    public const string Prefix = "customers/archive";

    // Azurite's documented account and key, which open nothing anywhere else.
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private BlobRig(BlobContainerClient container) => Container = container;

    public static string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey={Key};"
        + $"BlobEndpoint={Environment.GetEnvironmentVariable(AzuriteFactAttribute.Variable)};";

    /// <summary>The container by a line without faults.</summary>
    public BlobContainerClient Container { get; }

    public BlobArchiveSource Source => new(Container, Prefix);

    public static async Task<BlobRig> StartAsync(PublicAccessType access = PublicAccessType.None)
    {
        var rig = new BlobRig(Connect("c" + Guid.NewGuid().ToString("N"), new SocketsHttpHandler()));
        await rig.Container.CreateAsync(access);
        return rig;
    }

    /// <summary>The sink of a new process, by a line of its own.</summary>
    public BlobArchiveSink NewSink(StorageFaultHandler? line = null, string prefix = Prefix, TimeProvider? time = null) =>
        new(line is null ? Container : Connect(Container.Name, line), prefix, time);

    /// <summary>What time does to the lease of a process that died.</summary>
    public async Task ExpireLeaseAsync()
    {
        var blob = Container.GetBlobClient(Prefix + ".work/lock");
        if (await blob.ExistsAsync())
        {
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero);
        }
    }

    /// <summary>The names of all blobs below a prefix.</summary>
    public async Task<List<string>> NamesAsync(string prefix = "") =>
        await Container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix }).Select(blob => blob.Name).ToListAsync();

    /// <summary>Copies the archive into a folder, and checks what each blob says of its bytes.</summary>
    public async Task DownloadAsync(string folder, string prefix = Prefix)
    {
        var root = prefix + "/";
        await foreach (var blob in Container.GetBlobsAsync(new GetBlobsOptions { Prefix = root, Traits = BlobTraits.Metadata }))
        {
            var path = Path.Combine(folder, blob.Name[root.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await Container.GetBlobClient(blob.Name).DownloadToAsync(path);
            var bytes = await File.ReadAllBytesAsync(path);
            blob.Metadata["sha256"].Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
#pragma warning disable CA5351 // the property of a blob
            blob.Properties.ContentHash.Should().Equal(MD5.HashData(bytes));
#pragma warning restore CA5351
            blob.Properties.BlobType.Should().Be(BlobType.Block);
        }
    }

    // The container stays, under a name of its own: Azurite removes the blobs of a deleted container one by one, which took it minutes
    // beside other tests' blobs, and answers no other request until then.
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static BlobContainerClient Connect(string container, HttpMessageHandler line)
    {
        var options = new BlobClientOptions { Transport = new HttpClientTransport(new HttpClient(line)) };
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.Retry.MaxDelay = TimeSpan.FromMilliseconds(5);
        options.Retry.MaxRetries = 4;
        return new BlobContainerClient(ConnectionString, container, options);
    }
}
