using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Comparison;

/// <summary>The labels of all images with the same original, by tag name.</summary>
internal sealed class ImageLabels
{
    public SortedSet<string> Tags { get; } = new(StringComparer.Ordinal);

    /// <summary>The distinct regions, keyed by tag and box.</summary>
    public SortedDictionary<string, (string Tag, RegionContent Region)> Regions { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, string> Metadata { get; } = new(StringComparer.Ordinal);

    public void Add(ImageContent image, IReadOnlyDictionary<Guid, string> names)
    {
        Ids.Add(image.Id);
        Tags.UnionWith(image.TagIds.Select(NameOf));
        foreach (var region in image.Regions)
        {
            var name = NameOf(region.TagId);
            Regions.TryAdd($"{region.Box} {name}", (name, region));
        }

        foreach (var (key, value) in image.Metadata)
        {
            Metadata.TryAdd(key, value);
        }

        string NameOf(Guid tag) => names.TryGetValue(tag, out var name) ? name : tag.ToString();
    }

    /// <summary>The ids of the labeled images.</summary>
    public List<Guid> Ids { get; } = [];

    /// <summary>
    /// Computes half of the SHA-256 digest of everything except the ids. Lengths are included, so that the encoding is unambiguous.
    /// </summary>
    public UInt128 ComputeDigest()
    {
        var text = new StringBuilder();
        Write(Tags);
        Write(Regions.Keys);
        Write(Metadata.SelectMany(pair => new[] { pair.Key, pair.Value }));
        return BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));

        void Write(IEnumerable<string> values)
        {
            foreach (var value in values)
            {
                text.Append(value.Length).Append(':').Append(value);
            }

            text.Append(';');
        }
    }
}
