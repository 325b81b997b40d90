using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Datasets.Splitting;

/// <summary>
/// The part of each image. Images of equal bytes are one picture. The pictures of the rarest class are placed first, each in the part that
/// still lacks most of that class, so that pictures of several classes are divided well too.
/// </summary>
internal sealed class DatasetDivision
{
    private readonly Dictionary<long, DatasetPart> _parts = []; // by the image's line

    private DatasetDivision(IReadOnlyList<DatasetPart> all) => All = all;

    /// <summary>The parts that were asked for.</summary>
    public IReadOnlyList<DatasetPart> All { get; }

    public DatasetPart Of(LabelledImage image) => _parts[image.Image.Line];

    public static async Task<DatasetDivision> CreateAsync(IAsyncEnumerable<LabelledImage> images, DatasetSplit split, CancellationToken cancellationToken)
    {
        var pictures = new Dictionary<string, Picture>(StringComparer.Ordinal);
        await foreach (var image in images.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var key = image.Image.Sha256 ?? image.Image.Id.ToString("D");
            if (!pictures.TryGetValue(key, out var picture))
            {
                pictures.Add(key, picture = new Picture(Order(split.Seed, key)));
            }

            picture.Lines.Add(image.Image.Line);
            picture.Classes.UnionWith(image.Boxes.Select(box => box.Category.Index));
            picture.Classes.UnionWith(image.Classes.Select(category => category.Index));
        }

        foreach (var picture in pictures.Values.Where(picture => picture.Classes.Count == 0))
        {
            picture.Classes.Add(-1); // those that show nothing are divided as a class is
        }

        var division = new DatasetDivision([.. Enum.GetValues<DatasetPart>().Where(part => split.Shares[(int)part] > 0)]);
        division.Place([.. pictures.Values], split);
        return division;
    }

    private void Place(List<Picture> pictures, DatasetSplit split)
    {
        var counts = pictures.SelectMany(picture => picture.Classes).CountBy(index => index).ToDictionary();
        var lacking = counts.ToDictionary(entry => entry.Key, entry => Quotas(entry.Value, split));
        foreach (var picture in pictures)
        {
            picture.Rarest = picture.Classes.MinBy(index => (counts[index], index));
        }

        foreach (var picture in pictures.OrderBy(picture => (counts[picture.Rarest], picture.Rarest)).ThenBy(picture => picture.Order).ThenBy(picture => picture.Lines[0]))
        {
            var part = All.MaxBy(part => (lacking[picture.Rarest][(int)part], picture.Classes.Sum(index => lacking[index][(int)part]), -(int)part));
            foreach (var index in picture.Classes)
            {
                lacking[index][(int)part]--;
            }

            foreach (var line in picture.Lines)
            {
                _parts.Add(line, part);
            }
        }
    }

    /// <summary>How many of a class's pictures each part gets.</summary>
    private static int[] Quotas(int count, DatasetSplit split)
    {
        var validation = Quota(count, split.Validation, split, least: count > 1 ? 1 : 0);
        var test = Quota(count, split.Test, split, least: count > 2 ? 1 : 0);
        while (validation + test >= count && validation + test > 0)
        {
            _ = test > validation || validation == 0 ? test-- : validation--; // training never goes without
        }

        return [count - validation - test, validation, test];
    }

    private static int Quota(int count, int share, DatasetSplit split, int least) => share == 0
        ? 0
        : Math.Max(least, (int)Math.Round((double)count * share / (split.Train + split.Validation + split.Test), MidpointRounding.AwayFromZero));

    private static ulong Order(int seed, string key) =>
        BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{key}"))));

    private sealed class Picture(ulong order)
    {
        public ulong Order { get; } = order;

        public List<long> Lines { get; } = new(1);

        public SortedSet<int> Classes { get; } = [];

        public int Rarest { get; set; }
    }
}
