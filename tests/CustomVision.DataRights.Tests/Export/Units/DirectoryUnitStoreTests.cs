using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Export.Units;

namespace CustomVision.DataRights.Tests.Export.Units;

public sealed class DirectoryUnitStoreTests : IDisposable
{
    private readonly TemporaryDirectory _folder = new();

    [Fact]
    public async Task Names_below_a_prefix_are_listed_in_ordinal_order()
    {
        var store = new DirectoryUnitStore(_folder.Root);
        foreach (var name in (string[])["units/b", "units/a/2", "units/a/10", "done/a"])
        {
            await store.TryCreateAsync(name, default, CancellationToken.None);
        }

        (await store.ListAsync("units/", CancellationToken.None).ToListAsync()).Should().Equal("units/a/10", "units/a/2", "units/b");
    }

    [Fact]
    public async Task A_cancelled_listing_ends()
    {
        var store = new DirectoryUnitStore(_folder.Root);
        await store.TryCreateAsync("a", default, CancellationToken.None);
        await store.TryCreateAsync("b", default, CancellationToken.None);
        using var cancel = new CancellationTokenSource();
        var names = new List<string>();
        var list = async () =>
        {
            await foreach (var name in store.ListAsync(string.Empty, cancel.Token))
            {
                names.Add(name);
                await cancel.CancelAsync();
            }
        };

        await list.Should().ThrowAsync<OperationCanceledException>();
        names.Should().Equal("a");
    }

    [Fact]
    public async Task An_error_of_the_file_system_is_explained()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // its paths have no limit that a test could reach in this way
        }

        // A tree whose paths are longer than the system allows, composed of two that are not. Permissions keep no root out.
        var part = string.Join('/', Enumerable.Repeat(new string('d', 200), 12));
        var (top, below) = (Path.Combine(_folder.Root, "store"), Path.Combine(_folder.Root, "below"));
        var deep = Path.Combine(top, part, "below");
        Directory.CreateDirectory(Path.Combine(top, part));
        Directory.CreateDirectory(Path.Combine(below, part));
        Directory.Move(below, deep);
        try
        {
            var list = async () => await new DirectoryUnitStore(top).ListAsync(string.Empty, CancellationToken.None).ToListAsync();
            await list.Should().ThrowAsync<ArchiveStorageException>();
        }
        finally
        {
            Directory.Move(deep, below);
        }
    }

    public void Dispose() => _folder.Dispose();
}
