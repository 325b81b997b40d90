using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A custom sink that forwards to another one, and fails or waits at the paths that a test selects.</summary>
internal sealed class FaultySink(IArchiveSink inner, Func<ArchivePath, Exception?> fault, Func<ArchivePath, Task>? stored = null)
    : IArchiveSink
{
    public int MaxConcurrentWrites => inner.MaxConcurrentWrites;

    public Task<Stream?> OpenReadAsync(ArchivePath path, CancellationToken cancellationToken) =>
        inner.OpenReadAsync(path, cancellationToken);

    public async Task WriteAsync(ArchivePath path, Func<Stream, CancellationToken, Task> content, CancellationToken cancellationToken)
    {
        if (fault(path) is { } failure)
        {
            throw failure;
        }

        await inner.WriteAsync(path, content, cancellationToken);
        await (stored?.Invoke(path) ?? Task.CompletedTask);
    }

    public Task CompleteAsync(CancellationToken cancellationToken) => inner.CompleteAsync(cancellationToken);
}
