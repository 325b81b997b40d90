using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace DataRights.Portal.Jobs;

/// <summary>Publishes the latest event of a request to all of its watchers.</summary>
internal sealed class ProgressFeed
{
    private readonly ConcurrentDictionary<(Guid Request, Guid Watcher), Channel<RequestEvent>> _watchers = new();
    private readonly ConcurrentDictionary<Guid, RequestEvent> _latest = new();

    public void Publish(Guid id, RequestEvent latest)
    {
        _latest[id] = latest;
        foreach (var (_, channel) in _watchers.Where(watcher => watcher.Key.Request == id))
        {
            channel.Writer.TryWrite(latest);
        }
    }

    /// <param name="id">The request.</param>
    /// <param name="now">
    /// The callback that reads the stored state. It is invoked after the subscription, so that no change is missed.
    /// </param>
    /// <param name="cancellationToken">The token to monitor for cancellation requests.</param>
    public async IAsyncEnumerable<RequestEvent> WatchAsync(
        Guid id,
        Func<Task<RequestEvent>> now,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // A slow reader misses intermediate events, but never the last one.
        var channel = Channel.CreateBounded<RequestEvent>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        var key = (id, Guid.NewGuid());
        _watchers[key] = channel;
        try
        {
            var stored = await now();
            yield return _latest.TryGetValue(id, out var latest) && latest.State == stored.State ? latest : stored;
            await foreach (var item in channel.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            _watchers.TryRemove(key, out _);
        }
    }
}
