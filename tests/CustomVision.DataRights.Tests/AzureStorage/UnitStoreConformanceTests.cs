using System.Text;
using Azure.Storage.Blobs.Models;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.AzureStorage;
using CustomVision.DataRights.Export.Units;
using CustomVision.DataRights.TestSupport.Files;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>What every work store promises: a directory, and a container where Azurite runs.</summary>
public sealed class UnitStoreConformanceTests : IAsyncDisposable
{
    private readonly TemporaryDirectory _folder = new();
    private BlobRig? _blobs;

    public static TheoryData<string> All =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(AzuriteFactAttribute.Variable)) ? ["directory"] : ["directory", "blob"];

    public async ValueTask DisposeAsync()
    {
        _folder.Dispose();
        if (_blobs is not null)
        {
            await _blobs.DisposeAsync();
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Of_several_writers_of_a_name_exactly_one_writes_and_its_content_stays(string kind)
    {
        var store = await NewStoreAsync(kind);
        foreach (var name in Enumerable.Range(0, 20).Select(number => $"done/{number}"))
        {
            var wrote = await Task.WhenAll(Enumerable.Range(0, 16).Select(number => Task.Run(() => WriteAsync(store, name, $"{number}"))));

            wrote.Should().ContainSingle(isFirst => isFirst);
            (await ReadAsync(store, name)).Should().Be($"{Array.IndexOf(wrote, true)}");
            (await WriteAsync(store, name, "late")).Should().BeFalse();
            (await ReadAsync(store, name)).Should().Be($"{Array.IndexOf(wrote, true)}");
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Objects_are_found_listed_in_order_and_deleted(string kind)
    {
        var store = await NewStoreAsync(kind);
        foreach (var name in (string[])["units/b", "units/a/2", "units/a/10", "done/a"])
        {
            (await WriteAsync(store, name, name)).Should().BeTrue();
        }

        (await store.ListAsync("units/", default).ToListAsync()).Should().Equal("units/a/10", "units/a/2", "units/b");
        (await store.ListAsync(string.Empty, default).ToListAsync()).Should().HaveCount(4);
        await store.DeleteAsync("units/b", default);
        await store.DeleteAsync("units/b", default);
        (await ReadAsync(store, "units/b")).Should().BeNull();
        (await ReadAsync(store, "units/a/2")).Should().Be("units/a/2");
        (await WriteAsync(store, "units/b", "again")).Should().BeTrue();
    }

    [AzuriteFact]
    public async Task A_container_that_allows_public_access_gets_no_link()
    {
        await using var blobs = await BlobRig.StartAsync(PublicAccessType.Blob);
        var write = () => WriteAsync(new BlobUnitStore(blobs.Container, "export"), "units/a", "link");

        await write.Should().ThrowAsync<ArchiveStorageException>().WithMessage("*public access*");
        (await blobs.NamesAsync()).Should().BeEmpty();
    }

    private async Task<IUnitStore> NewStoreAsync(string kind) =>
        kind == "directory"
            ? new DirectoryUnitStore(_folder["work"])
            : new BlobUnitStore((_blobs ??= await BlobRig.StartAsync()).Container, "export");

    private static Task<bool> WriteAsync(IUnitStore store, string name, string content) =>
        store.TryCreateAsync(name, Encoding.UTF8.GetBytes(content), default);

    private static async Task<string?> ReadAsync(IUnitStore store, string name) =>
        await store.FindAsync(name, default) is { } content ? Encoding.UTF8.GetString(content) : null;
}
