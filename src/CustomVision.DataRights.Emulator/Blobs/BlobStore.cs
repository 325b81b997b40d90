using System.Collections.Concurrent;

namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>The stored bytes by path. Read without a lock, so that downloads never wait for the API.</summary>
internal sealed class BlobStore
{
    private readonly ConcurrentDictionary<string, BlobContent> _blobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IBlobContainer> _computed = new(StringComparer.Ordinal);

    /// <summary>The blobs that are held, as they are now, in the order of their paths.</summary>
    public SortedDictionary<string, BlobContent> Held => new(_blobs, StringComparer.Ordinal);

    public void Put(string path, BlobContent content) => _blobs[path] = content;

    /// <summary>Names who computes the blobs of a container that are not held.</summary>
    public void Compute(string container, IBlobContainer blobs) => _computed[container] = blobs;

    public void Remove(string path)
    {
        if (!_blobs.TryRemove(path, out _))
        {
            ComputedAt(path)?.Remove(path);
        }
    }

    public BlobContent? Find(string path) => _blobs.TryGetValue(path, out var content) ? content : ComputedAt(path)?.Find(path);

    private IBlobContainer? ComputedAt(string path)
    {
        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && !_computed.IsEmpty && _computed.TryGetValue(path[..slash], out var blobs) ? blobs : null;
    }
}
