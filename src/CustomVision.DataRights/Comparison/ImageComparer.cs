using System.Runtime.InteropServices;
using CustomVision.DataRights.Archive;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Comparison;

/// <summary>
/// Compares the images of two projects. The first pass stores a key of fixed size for each image. Only images with different keys are read
/// again, a limited number at a time.
/// </summary>
internal sealed class ImageComparer(
    ArchiveReader firstReader,
    ArchiveReader secondReader,
    ArchivedProject first,
    ArchivedProject second,
    ComparisonOptions options,
    ComparisonFindings findings
)
{
    private const int OriginalsAtOnce = 4096;

    public async Task CompareAsync(CancellationToken cancellationToken)
    {
        var left = await ReadKeysAsync(firstReader, first, cancellationToken).ConfigureAwait(false);
        var right = await ReadKeysAsync(secondReader, second, cancellationToken).ConfigureAwait(false);
        findings.FirstImages += left.Count;
        findings.SecondImages += right.Count;
        var unequal = FindUnequal(left, right);
        for (var at = 0; at < unequal.Count; at += OriginalsAtOnce)
        {
            var originals = unequal.GetRange(at, Math.Min(OriginalsAtOnce, unequal.Count - at));
            var wanted = originals.ToHashSet();
            var lefts = await ReadLabelsAsync(firstReader, first, wanted, cancellationToken).ConfigureAwait(false);
            var rights = await ReadLabelsAsync(secondReader, second, wanted, cancellationToken).ConfigureAwait(false);
            foreach (var original in originals)
            {
                Compare(original, lefts.GetValueOrDefault(original), rights.GetValueOrDefault(original));
            }
        }
    }

    private static async Task<List<ImageKey>> ReadKeysAsync(
        ArchiveReader reader,
        ArchivedProject project,
        CancellationToken cancellationToken
    )
    {
        var names = NamesOf(project);
        var keys = new List<ImageKey>(checked((int)await reader.CountImagesAsync(project.Id, cancellationToken).ConfigureAwait(false)));
        await foreach (
            var image in reader.ReadImageContentsAsync(project.Id, static (_, _) => true, cancellationToken).ConfigureAwait(false)
        )
        {
            var labels = new ImageLabels();
            labels.Add(image, names);
            keys.Add(new ImageKey(OriginalOf(image), labels.ComputeDigest()));
        }

        keys.Sort(static (left, right) => left.OrderTo(right));
        return keys;
    }

    /// <summary>Merges the two sorted lists and returns the originals that differ.</summary>
    private List<Sha256Digest> FindUnequal(List<ImageKey> left, List<ImageKey> right)
    {
        var unequal = new List<Sha256Digest>();
        var (l, r) = (0, 0);
        while (l < left.Count || r < right.Count)
        {
            var original = r >= right.Count || (l < left.Count && SmallerOf(left[l], right[r])) ? left[l].Bytes : right[r].Bytes;
            var lefts = Take(left, ref l, original);
            var rights = Take(right, ref r, original);
            if (lefts.Length == 1 && rights.Length == 1 && lefts[0].Labels == rights[0].Labels)
            {
                findings.EqualImages++;
            }
            else
            {
                unequal.Add(original);
            }
        }

        return unequal;
    }

    private static async Task<Dictionary<Sha256Digest, ImageLabels>> ReadLabelsAsync(
        ArchiveReader reader,
        ArchivedProject project,
        HashSet<Sha256Digest> wanted,
        CancellationToken cancellationToken
    )
    {
        var names = NamesOf(project);
        var found = new Dictionary<Sha256Digest, ImageLabels>();
        var images = reader.ReadImageContentsAsync(
            project.Id,
            (id, sha256) => wanted.Contains(sha256 ?? PlaceholderDigestOf(id)),
            cancellationToken
        );
        await foreach (var image in images.ConfigureAwait(false))
        {
            var original = OriginalOf(image);
            if (!found.TryGetValue(original, out var labels))
            {
                found.Add(original, labels = new ImageLabels());
            }

            labels.Add(image, names);
        }

        return found;
    }

    private void Compare(Sha256Digest original, ImageLabels? left, ImageLabels? right)
    {
        if (left is null || right is null)
        {
            findings.Add(ArchiveDifferenceKind.Image, first.Name, original.ToString(), Side(left), Side(right));
            return;
        }

        if (left.Ids.Count != right.Ids.Count)
        {
            findings.EqualBytes.Add(
                new EqualBytes
                {
                    Project = first.Name,
                    Sha256 = original.ToString(),
                    First = left.Ids,
                    Second = right.Ids,
                }
            );
        }

        var before = findings.Count;
        foreach (var tag in left.Tags.Union(right.Tags, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Difference(ArchiveDifferenceKind.ImageTag, left.Tags.Contains(tag) ? tag : null, right.Tags.Contains(tag) ? tag : null);
        }

        CompareRegions(left, right, Difference);
        foreach (var key in left.Metadata.Keys.Union(right.Metadata.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Difference(ArchiveDifferenceKind.Metadata, Pair(left, key), Pair(right, key));
        }

        if (findings.Count == before)
        {
            findings.EqualImages++;
        }

        void Difference(ArchiveDifferenceKind kind, string? one, string? other) =>
            findings.Compare(kind, first.Name, original.ToString(), one, other);

        static string? Side(ImageLabels? labels) =>
            labels is null
                ? null
                : $"present, with {(labels.Tags.Count == 1 ? "1 tag" : $"{labels.Tags.Count} tags")} and "
                    + $"{(labels.Regions.Count == 1 ? "1 region" : $"{labels.Regions.Count} regions")}";

        static string? Pair(ImageLabels labels, string key) => labels.Metadata.TryGetValue(key, out var value) ? $"{key}={value}" : null;
    }

    private void CompareRegions(ImageLabels left, ImageLabels right, Action<ArchiveDifferenceKind, string?, string?> difference)
    {
        var onlyLeft = left.Regions.Where(region => !right.Regions.ContainsKey(region.Key)).Select(region => region.Value).ToList();
        var onlyRight = right.Regions.Where(region => !left.Regions.ContainsKey(region.Key)).Select(region => region.Value).ToList();
        foreach (var region in onlyLeft)
        {
            var at = onlyRight.FindIndex(other =>
                string.Equals(other.Tag, region.Tag, StringComparison.Ordinal)
                && region
                    .Region.Numbers.Zip(other.Region.Numbers)
                    .All(pair => Math.Abs(pair.First - pair.Second) <= options.RegionTolerance)
            );
            if (at < 0)
            {
                difference(ArchiveDifferenceKind.Region, Text(region), null);
            }
            else
            {
                onlyRight.RemoveAt(at);
            }
        }

        onlyRight.ForEach(region => difference(ArchiveDifferenceKind.Region, null, Text(region)));

        static string Text((string Tag, RegionContent Region) region) =>
            $"{region.Tag} [{region.Region.Left}, {region.Region.Top}, {region.Region.Width}, {region.Region.Height}]";
    }

    private static Dictionary<Guid, string> NamesOf(ArchivedProject project) => project.Tags.ToDictionary(tag => tag.Id, tag => tag.Name);

    private static Sha256Digest OriginalOf(ImageContent image) => image.Sha256 ?? PlaceholderDigestOf(image.Id);

    /// <summary>Gets a placeholder digest for missing bytes, so that such an image equals only itself.</summary>
    private static Sha256Digest PlaceholderDigestOf(Guid id) => Sha256Digest.Compute(id.ToByteArray());

    private static bool SmallerOf(ImageKey left, ImageKey right) => left.Bytes == right.Bytes || left.OrderTo(right) < 0;

    private static ReadOnlySpan<ImageKey> Take(List<ImageKey> keys, ref int at, Sha256Digest original)
    {
        var start = at;
        while (at < keys.Count && keys[at].Bytes == original)
        {
            at++;
        }

        return CollectionsMarshal.AsSpan(keys)[start..at];
    }

    /// <summary>The comparison key of an image: 48 bytes, regardless of the number of labels.</summary>
    /// <param name="Bytes">The digest of the original, or of the id if the archive does not contain the bytes.</param>
    /// <param name="Labels">Half of the digest of the labels.</param>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct ImageKey(Sha256Digest Bytes, UInt128 Labels)
    {
        /// <summary>Compares the digests of the originals.</summary>
        public int OrderTo(ImageKey other)
        {
            if (Bytes.Prefix != other.Bytes.Prefix)
            {
                return Bytes.Prefix.CompareTo(other.Bytes.Prefix);
            }

            Span<byte> own = stackalloc byte[Sha256Digest.ByteCount];
            Span<byte> others = stackalloc byte[Sha256Digest.ByteCount];
            Bytes.CopyTo(own);
            other.Bytes.CopyTo(others);
            return own.SequenceCompareTo(others);
        }
    }
}
