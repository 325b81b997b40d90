using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A custom sink that forwards to another one and fails at the paths that a test selects.</summary>
internal sealed class FaultySink(IArchiveSink inner, Func<ArchivePath, Exception?> fault) : IArchiveSink
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
    }

    public Task CompleteAsync(CancellationToken cancellationToken) => inner.CompleteAsync(cancellationToken);
}
