using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Finds images of one project whose originals have the same bytes. The service keeps no image twice in a project, so that one picture under
/// several ids is what something between us and the storage answered, or what needs a person's look; see decision 0014.
/// </summary>
internal sealed class EqualImages
{
    private readonly List<ImageSet> _sets = [];
    private readonly List<Entry> _entries = []; // 32 bytes an image, until the project is done
    private int _settled;

    /// <summary>Takes an image in whose original stands in the archive. An image that several sets hold counts once.</summary>
    public void Add(ImageSet set, Guid image, Sha256Digest sha256)
    {
        if (_sets.Count == 0 || _sets[^1] != set)
        {
            Settle();
            _sets.Add(set);
        }

        _entries.Add(new Entry(sha256.Prefix, image, _sets.Count - 1));
    }

    /// <summary>The images that share their bytes with others, each in the first set that held it.</summary>
    public IEnumerable<(ImageSet Set, Guid Image, int Sharing)> Find()
    {
        Settle();
        for (var (start, end) = (0, 0); start < _entries.Count; start = end)
        {
            while (end < _entries.Count && _entries[end].Digest == _entries[start].Digest)
            {
                end++;
            }

            for (var at = start; at < end && end - start > 1; at++)
            {
                yield return (_sets[_entries[at].Set], _entries[at].Image, end - start);
            }
        }
    }

    // Iterations hold mostly what the workspace holds: only what is new of each set is kept.
    private void Settle()
    {
        if (_entries.Count == _settled)
        {
            return;
        }

        _entries.Sort(Entry.Compare);
        var kept = 0;
        var all = CollectionsMarshal.AsSpan(_entries);
        foreach (var entry in all)
        {
            if (kept == 0 || !entry.IsOf(all[kept - 1]))
            {
                all[kept++] = entry;
            }
        }

        _entries.RemoveRange(kept, _entries.Count - kept);
        _settled = kept;
    }

    /// <param name="Digest">The first 8 bytes of the digest: enough to tell millions of images apart.</param>
    /// <param name="Image">The image.</param>
    /// <param name="Set">The set, by its number.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(ulong Digest, Guid Image, int Set)
    {
        public static int Compare(Entry one, Entry other) =>
            one.Digest != other.Digest ? one.Digest.CompareTo(other.Digest) : (one.Image, one.Set).CompareTo((other.Image, other.Set));

        public bool IsOf(Entry other) => (Digest, Image) == (other.Digest, other.Image);
    }
}
