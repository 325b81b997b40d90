using CustomVision.DataRights.Export.Units;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A work store that does something before it creates an object.</summary>
/// <param name="inner">The store.</param>
/// <param name="interrupted">The name of the object.</param>
/// <param name="interruption">What happens before.</param>
internal sealed class InterruptedStore(IUnitStore inner, string interrupted, Func<Task> interruption) : IUnitStore
{
    public string Location => inner.Location;

    public bool WasInterrupted { get; private set; }

    public async Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (name == interrupted)
        {
            WasInterrupted = true;
            await interruption();
        }

        return await inner.TryCreateAsync(name, content, cancellationToken);
    }

    public Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken) => inner.FindAsync(name, cancellationToken);

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => inner.DeleteAsync(name, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);
}
