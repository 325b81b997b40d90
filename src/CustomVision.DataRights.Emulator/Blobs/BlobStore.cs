using System.Collections.Concurrent;

namespace CustomVision.DataRights.Emulator.Blobs;

/// <summary>The stored bytes by path. Read without a lock, so that downloads never wait for the API.</summary>
internal sealed class BlobStore
{
    private readonly ConcurrentDictionary<string, BlobContent> _blobs = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Func<string, BlobContent?>> _computed = new(StringComparer.Ordinal);

    public void Put(string path, BlobContent content) => _blobs[path] = content;

    /// <summary>Names who computes the blobs of a container that are not held.</summary>
    public void Compute(string container, Func<string, BlobContent?> blob) => _computed[container] = blob;

    public void Remove(string path) => _blobs.TryRemove(path, out _);

    public BlobContent? Find(string path)
    {
        if (_blobs.TryGetValue(path, out var content))
        {
            return content;
        }

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 && _computed.TryGetValue(path[..slash], out var blob) ? blob(path) : null;
    }
}
