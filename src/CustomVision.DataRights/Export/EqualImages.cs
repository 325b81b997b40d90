using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Export;

/// <summary>
/// Finds images of one set whose originals have the same bytes. The service does not accept an image twice in a workspace, so equal images
/// under several ids come from an intermediary, or need a person's review; see decision 0014.
/// </summary>
/// <param name="ids">The ids of the project's images.</param>
/// <param name="expected">The approximate number of images, if known.</param>
internal sealed class EqualImages(IdTable ids, int? expected)
{
    private const int MostExpected = 256 * 1024; // the number may be wrong

    private readonly List<Entry> _entries = new(Math.Clamp(expected ?? 0, 0, MostExpected)); // 12 bytes per image, until the set is done

    /// <summary>Adds an image whose original is in the archive.</summary>
    public void Add(Guid image, Sha256Digest sha256) => _entries.Add(new Entry(sha256.Prefix, ids.Add(image)));

    /// <summary>Gets the images whose bytes equal those of other images.</summary>
    public IEnumerable<(Guid Image, int Sharing)> Find()
    {
        _entries.Sort(
            (one, other) =>
                one.Digest != other.Digest ? one.Digest.CompareTo(other.Digest) : ids[one.Image].CompareTo(ids[other.Image])
        );
        for (var (start, end) = (0, 0); start < _entries.Count; start = end)
        {
            while (end < _entries.Count && _entries[end].Digest == _entries[start].Digest)
            {
                end++;
            }

            for (var at = start; at < end && end - start > 1; at++)
            {
                yield return (ids[_entries[at].Image], end - start);
            }
        }
    }

    /// <param name="Digest">The first 8 bytes of the digest, which suffice to distinguish millions of images.</param>
    /// <param name="Image">The number of the image.</param>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private readonly record struct Entry(ulong Digest, int Image);
}
