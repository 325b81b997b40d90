using CustomVision.DataRights.Export.Units;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A work store that does something before or after it creates an object.</summary>
/// <param name="inner">The store.</param>
/// <param name="interrupted">The name of the object.</param>
/// <param name="interruption">What happens before.</param>
/// <param name="then">What happens after.</param>
internal sealed class InterruptedStore(IUnitStore inner, string interrupted, Func<Task>? interruption, Func<Task>? then = null) : IUnitStore
{
    public string Location => inner.Location;

    public bool WasInterrupted { get; private set; }

    /// <summary>What happens before the object of a name is read.</summary>
    public Func<string, Task>? BeforeFind { get; init; }

    public async Task<bool> TryCreateAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (name != interrupted)
        {
            return await inner.TryCreateAsync(name, content, cancellationToken);
        }

        WasInterrupted = true;
        await (interruption?.Invoke() ?? Task.CompletedTask);
        var isFirst = await inner.TryCreateAsync(name, content, cancellationToken);
        await (then?.Invoke() ?? Task.CompletedTask);
        return isFirst;
    }

    public async Task<byte[]?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await (BeforeFind?.Invoke(name) ?? Task.CompletedTask);
        return await inner.FindAsync(name, cancellationToken);
    }

    public Task DeleteAsync(string name, CancellationToken cancellationToken) => inner.DeleteAsync(name, cancellationToken);

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken cancellationToken) =>
        inner.ListAsync(prefix, cancellationToken);
}
