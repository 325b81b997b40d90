using System.Collections.Concurrent;
using System.Threading.Channels;

namespace DataRights.Portal.Jobs;

/// <summary>The queue of requests for the worker. It is rebuilt from the database at every start.</summary>
internal sealed class JobQueue
{
    private readonly Channel<Guid> _waiting = Channel.CreateUnbounded<Guid>();
    private readonly ConcurrentDictionary<Guid, CancellationTokenSource> _running = new();

    public void Add(Guid id) => _waiting.Writer.TryWrite(id);

    public IAsyncEnumerable<Guid> TakeAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);

    public CancellationTokenSource Begin(Guid id, CancellationToken stopping) =>
        _running[id] = CancellationTokenSource.CreateLinkedTokenSource(stopping);

    public void End(Guid id)
    {
        if (_running.TryRemove(id, out var job))
        {
            job.Dispose();
        }
    }

    /// <summary>Stops the request's job, if it is running, and queues the request so that the worker cleans up.</summary>
    public void Stop(Guid id)
    {
        if (_running.TryGetValue(id, out var job))
        {
            try
            {
                job.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // The job has just ended.
            }
        }

        Add(id);
    }
}
