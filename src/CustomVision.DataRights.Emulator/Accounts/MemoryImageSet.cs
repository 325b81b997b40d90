using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>Images in memory. The sorted lists are created on the first read after a change.</summary>
internal sealed class MemoryImageSet : IImageSet
{
    private readonly Dictionary<Guid, ImageRecord> _images;
    private ImageRecord[]? _newest;
    private ImageRecord[]? _oldest;

    public MemoryImageSet(IEnumerable<ImageRecord>? images = null)
    {
        _images = images?.ToDictionary(image => image.Id) ?? [];
    }

    public IEnumerable<Guid> Ids => _images.Keys;

    public int Count(ImageQuery query) => query.IsEverything ? _images.Count : _images.Values.Count(query.Matches);

    public IReadOnlyDictionary<Guid, int> CountByTag()
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var tag in _images.Values.SelectMany(image => image.Tags))
        {
            counts[tag.TagId] = counts.GetValueOrDefault(tag.TagId) + 1;
        }

        return counts;
    }

    public IReadOnlyList<ImageRecord> Range(ImageQuery query, ImageOrder order, int skip, int take)
    {
        var sorted =
            order == ImageOrder.Newest
                ? _newest ??= [
                    .. _images.Values.OrderByDescending(image => image.Created).ThenBy(image => image.Id, SqlGuidComparer.Instance),
                ]
                : _oldest ??= [.. _images.Values.OrderBy(image => image.Created).ThenBy(image => image.Id, SqlGuidComparer.Instance)];
        return query.IsEverything
            ? [.. sorted.AsSpan(Math.Min(skip, sorted.Length)..Math.Min((int)Math.Min((long)skip + take, int.MaxValue), sorted.Length))]
            : [.. sorted.Where(query.Matches).Skip(skip).Take(take)];
    }

    public ImageRecord? Find(Guid id) => _images.GetValueOrDefault(id);

    public void Put(ImageRecord image)
    {
        _images[image.Id] = image;
        (_newest, _oldest) = (null, null);
    }

    public bool Remove(Guid id)
    {
        (_newest, _oldest) = (null, null);
        return _images.Remove(id);
    }

    public Predicate<Guid> HoldOut() => Accounts.HoldOut.Of(Range(ImageQuery.Everything, ImageOrder.Oldest, 0, int.MaxValue)).Contains;

    public IImageSet Copy() => new MemoryImageSet(_images.Values);

    public IImageSet CopyOf(ImageQuery query) => new MemoryImageSet(_images.Values.Where(query.Matches));
}
