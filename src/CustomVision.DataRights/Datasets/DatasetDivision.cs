using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// Assigns each image to a part. Images with identical bytes count as one. The images of the rarest class are assigned first, each to the
/// part that lacks the most images of that class, so that images with several classes are divided evenly as well.
/// </summary>
internal sealed class DatasetDivision
{
    private const int ShowsNothing = -1; // images without a class are divided like a class

    private readonly List<int> _pictures = []; // the index of the picture of each image, by line
    private readonly List<DatasetPart> _parts = []; // the part of each picture, by index

    private DatasetDivision(IReadOnlyList<DatasetPart> all) => All = all;

    /// <summary>The requested parts.</summary>
    public IReadOnlyList<DatasetPart> All { get; }

    public DatasetPart Of(LabelledImage image) => _parts[_pictures[checked((int)image.Image.Line)]];

    public static async Task<DatasetDivision> CreateAsync(
        IAsyncEnumerable<LabelledImage> images,
        DatasetSplit split,
        CancellationToken cancellationToken
    )
    {
        var division = new DatasetDivision([.. Enum.GetValues<DatasetPart>().Where(part => split.Shares[(int)part] > 0)]);
        var pictures = new List<Picture>();
        var known = new Dictionary<UInt128, int>();
        var single = new Dictionary<int, int[]>(); // most pictures have one class, so pictures of the same class share an array
        await foreach (var image in images.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            var key = image.Image.Sha256?.ToString() ?? image.Image.Id.ToString("D");
            ref var index = ref CollectionsMarshal.GetValueRefOrAddDefault(
                known,
                BinaryPrimitives.ReadUInt128BigEndian(Hash(key)),
                out var isKnown
            );
            if (!isKnown)
            {
                index = pictures.Count;
                pictures.Add(
                    new Picture(BinaryPrimitives.ReadUInt64BigEndian(Hash(FormattableString.Invariant($"{split.Seed}/{key}"))), [])
                );
            }

            division.Remember(image.Image.Line, index);
            pictures[index] = pictures[index] with { Classes = Add(pictures[index].Classes, image, single) };
        }

        division.Place(pictures, split);
        return division;
    }

    private static int[] Add(int[] classes, LabelledImage image, Dictionary<int, int[]> single)
    {
        int[] all =
        [
            .. classes
                .Where(index => index != ShowsNothing)
                .Concat(image.Boxes.Select(box => box.Category.Index))
                .Concat(image.Classes.Select(category => category.Index))
                .Distinct()
                .Order(),
        ];
        if (all.Length > 1)
        {
            return all;
        }

        var only = all.Length == 0 ? ShowsNothing : all[0];
        return single.TryGetValue(only, out var shared) ? shared : single[only] = [only];
    }

    private void Remember(long line, int picture)
    {
        while (_pictures.Count <= line)
        {
            _pictures.Add(0);
        }

        _pictures[checked((int)line)] = picture;
    }

    private void Place(List<Picture> pictures, DatasetSplit split)
    {
        var counts = pictures.SelectMany(picture => picture.Classes).CountBy(index => index).ToDictionary();
        var lacking = counts.ToDictionary(entry => entry.Key, entry => Quotas(entry.Value, split));
        CollectionsMarshal.SetCount(_parts, pictures.Count);
        foreach (
            var (place, rarest) in Enumerable
                .Range(0, pictures.Count)
                .Select(place => (Place: place, Rarest: pictures[place].Classes.MinBy(index => (counts[index], index))))
                .OrderBy(entry => (counts[entry.Rarest], entry.Rarest))
                .ThenBy(entry => pictures[entry.Place].Order)
                .ThenBy(entry => entry.Place)
        )
        {
            var classes = pictures[place].Classes;
            var part = All.MaxBy(part => (lacking[rarest][(int)part], classes.Sum(index => lacking[index][(int)part]), -(int)part));
            foreach (var index in classes)
            {
                lacking[index][(int)part]--;
            }

            _parts[place] = part;
        }
    }

    /// <summary>Gets the number of a class's images for each part.</summary>
    private static int[] Quotas(int count, DatasetSplit split)
    {
        var validation = Quota(count, split.Validation, split, least: count > 1 ? 1 : 0);
        var test = Quota(count, split.Test, split, least: count > 2 ? 1 : 0);
        while (validation + test >= count && validation + test > 0)
        {
            _ = test > validation || validation == 0 ? test-- : validation--; // training always gets at least one
        }

        return [count - validation - test, validation, test];
    }

    private static int Quota(int count, int share, DatasetSplit split, int least) =>
        share == 0
            ? 0
            : Math.Max(
                least,
                (int)Math.Round((double)count * share / (split.Train + split.Validation + split.Test), MidpointRounding.AwayFromZero)
            );

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Picture(ulong Order, int[] Classes);
}
