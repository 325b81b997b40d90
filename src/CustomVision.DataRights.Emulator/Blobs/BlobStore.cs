using System.Collections.Concurrent;

namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>The stored bytes by path. Reads take no lock, so that downloads never wait for the API.</summary>
internal sealed class BlobStore
{
    private readonly ConcurrentDictionary<string, BlobContent> _blobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IBlobContainer> _computed = new(StringComparer.Ordinal);

    /// <summary>A snapshot of the stored blobs, sorted by path; computed blobs are excluded.</summary>
    public SortedDictionary<string, BlobContent> Held => new(_blobs, StringComparer.Ordinal);

    public void Put(string path, BlobContent content) => _blobs[path] = content;

    /// <summary>Registers the source that computes the blobs of a container.</summary>
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
