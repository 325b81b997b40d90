using CustomVision.DataRights.Emulator.Blobs;

namespace CustomVision.DataRights.Emulator.Synthetic;

/// <summary>
/// The blobs of a synthetic project. The original, the thumbnail and the resized image have the same bytes until they are released.
/// </summary>
internal sealed class SyntheticBlobs(SyntheticImages images) : IBlobContainer
{
    private readonly Lock _sync = new();
    private readonly IndexSet _released = new(images.Count);

    public BlobContent? Find(string path) =>
        IndexOf(path) is >= 0 and var index && !_released.Contains(index) ? images.Content(index) : null;

    public void Remove(string path)
    {
        if (IndexOf(path) is >= 0 and var index)
        {
            lock (_sync)
            {
                _released.Add(index);
            }
        }
    }

    // i-<project>/<kind>-<image>, both ids without dashes; the blob store has already matched the project.
    private int IndexOf(string path)
    {
        var name = path.AsSpan(path.IndexOf('/', StringComparison.Ordinal) + 1);
        return name is [('i' or 't' or 'r'), '-', .. var id] && Guid.TryParseExact(id, "N", out var imageId) ? images.IndexOf(imageId) : -1;
    }
}
