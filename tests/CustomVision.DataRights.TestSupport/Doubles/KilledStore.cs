using CustomVision.DataRights.Export.Units;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A work store whose process is killed after a number of changes.</summary>
/// <param name="inner">The store.</param>
/// <param name="changes">The number of changes that are carried out.</param>
internal sealed class KilledStore(IUnitStore inner, int changes) : IUnitStore
{
    private int _left = changes;

    public string Location => inner.Location;

    public bool WasKilled { get; private set; }

    public async Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        Change();
        return await inner.TryCreateAsync(name, content, cancellationToken);
    }

    public Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken) => inner.FindAsync(name, cancellationToken);

    public async Task DeleteAsync(string name, CancellationToken cancellationToken)
    {
        Change();
        await inner.DeleteAsync(name, cancellationToken);
    }

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);

    private void Change()
    {
        if (_left-- <= 0)
        {
            WasKilled = true;
            throw new IOException("killed");
        }
    }
}
