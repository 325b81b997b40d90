using System.Globalization;
using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Synthetic;

/// <summary>The images of one synthetic project, computed from their index.</summary>
/// <param name="project">The project's number, from 0.</param>
/// <param name="count">The number of images.</param>
/// <param name="pictures">The bytes of the images.</param>
/// <param name="tags">The project's tags.</param>
internal sealed class SyntheticImages(int project, int count, SyntheticPictures pictures, IReadOnlyList<Guid> tags)
{
    /// <summary>The creation time of the first image; each subsequent image is 10.0003 ms later.</summary>
    public static readonly DateTimeOffset Begin = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private const long Interval = 100_003;

    /// <summary>The number of images.</summary>
    public int Count => count;

    /// <summary>Returns the index of an image.</summary>
    /// <returns>-1 if the id does not belong to this project.</returns>
    public int IndexOf(Guid id) =>
        SyntheticId.TryRead(id, out var number, out var index) && number == project && (uint)index < (uint)count ? index : -1;

    /// <summary>Returns the id of an image.</summary>
    public Guid IdOf(int index) => SyntheticId.Of(project, index);

    /// <summary>Returns the bytes of an image.</summary>
    public SyntheticPicture Content(int index) => new(pictures, project, index);

    /// <summary>Creates the record of an image.</summary>
    public ImageRecord Record(int index)
    {
        var created = Begin.AddTicks(index * Interval);
        var tagged = created.AddTicks(121_473);
        return new ImageRecord
        {
            Id = IdOf(index),
            Created = created,
            Width = SyntheticPictures.Side,
            Height = SyntheticPictures.Side,
            Content = Content(index),
            Tags = (FirstTag(index), SecondTag(index)) switch
            {
                ( < 0, _) => [],
                (var only, < 0) => [new(tags[only], tagged)],
                var (one, other) => [new(tags[one], tagged), new(tags[other], tagged)],
            },
            Metadata = HasSubject(index) ? [KeyValuePair.Create("subject", Subject(index))] : [],
        };
    }

    /// <summary>Returns whether an image matches. The record is created only for a condition on its metadata.</summary>
    public bool Matches(int index, ImageQuery query)
    {
        if (query.IsEverything)
        {
            return true;
        }

        var (first, second) = (FirstTag(index), SecondTag(index));
        if ((query.Status == TaggingStatus.Tagged && first < 0) || (query.Status == TaggingStatus.Untagged && first >= 0))
        {
            return false;
        }

        if (
            query.TagIds.Count > 0
            && !((first >= 0 && query.TagIds.Contains(tags[first])) || (second >= 0 && query.TagIds.Contains(tags[second])))
        )
        {
            return false;
        }

        return (query.Ids is null || query.Ids(IdOf(index))) && (query.Condition is null || query.Condition(Record(index)));
    }

    /// <summary>Adds an image's tags to the counts.</summary>
    public void CountTags(int index, Dictionary<Guid, int> counts)
    {
        foreach (var tag in (ReadOnlySpan<int>)[FirstTag(index), SecondTag(index)])
        {
            if (tag >= 0)
            {
                counts[tags[tag]] = counts.GetValueOrDefault(tags[tag]) + 1;
            }
        }
    }

    // One of ten images has no tag, and one of seven has two.
    private int FirstTag(int index) => index % 10 == 9 ? -1 : index / 10 % tags.Count;

    private int SecondTag(int index) => index % 10 != 9 && index % 7 == 0 ? ((index / 10) + 3) % tags.Count : -1;

    private static bool HasSubject(int index) => index % 4 == 0;

    private static string Subject(int index) => string.Create(CultureInfo.InvariantCulture, $"subject-{index / 4 % 1000:D3}");
}
