using CustomVision.DataRights.Emulator.Accounts;
using CustomVision.DataRights.Emulator.Wire;

namespace CustomVision.DataRights.Emulator.Synthetic;

/// <summary>
/// A set of images that stores only the differences from the formula: the removed, the changed and the added images. Added images are
/// assumed to be newer than all images of the formula.
/// </summary>
internal sealed class SyntheticImageSet : IImageSet
{
    private readonly SyntheticImages _images;
    private readonly IndexSet _gone;
    private readonly Dictionary<int, ImageRecord> _changed = [];
    private readonly Dictionary<Guid, ImageRecord> _added = [];

    public SyntheticImageSet(SyntheticImages images)
        : this(images, new IndexSet(images.Count)) { }

    private SyntheticImageSet(SyntheticImages images, IndexSet gone)
    {
        _images = images;
        _gone = gone;
    }

    public IEnumerable<Guid> Ids => Indices(ImageOrder.Oldest, 0).Select(_images.IdOf).Concat(_added.Keys);

    public int Count(ImageQuery query) =>
        query.IsEverything
            ? _images.Count - _gone.Count + _added.Count
            : Indices(ImageOrder.Oldest, 0).Count(index => Matches(index, query)) + _added.Values.Count(query.Matches);

    public IReadOnlyDictionary<Guid, int> CountByTag()
    {
        var counts = new Dictionary<Guid, int>();
        foreach (var index in Indices(ImageOrder.Oldest, 0).Where(index => !_changed.ContainsKey(index)))
        {
            _images.CountTags(index, counts);
        }

        foreach (var tag in _changed.Values.Concat(_added.Values).SelectMany(image => image.Tags))
        {
            counts[tag.TagId] = counts.GetValueOrDefault(tag.TagId) + 1;
        }

        return counts;
    }

    public IReadOnlyList<ImageRecord> Range(ImageQuery query, ImageOrder order, int skip, int take)
    {
        var page = new List<ImageRecord>();
        if (order == ImageOrder.Newest)
        {
            AddRange(Added(query, order));
        }

        // If no image has to be checked, the page starts directly at its index.
        var start = query.IsEverything && _gone.Count == 0 ? Math.Min(skip, _images.Count) : 0;
        skip -= start;
        foreach (var index in Indices(order, start).TakeWhile(_ => page.Count < take))
        {
            if (Matches(index, query) && --skip < 0)
            {
                page.Add(Record(index));
            }
        }

        if (order == ImageOrder.Oldest)
        {
            AddRange(Added(query, order));
        }

        return page;

        void AddRange(IEnumerable<ImageRecord> images)
        {
            foreach (var image in images.TakeWhile(_ => page.Count < take))
            {
                if (--skip < 0)
                {
                    page.Add(image);
                }
            }
        }
    }

    public ImageRecord? Find(Guid id) =>
        _images.IndexOf(id) switch
        {
            < 0 => _added.GetValueOrDefault(id),
            var index when _gone.Contains(index) => null,
            var index => Record(index),
        };

    public void Put(ImageRecord image)
    {
        if (_images.IndexOf(image.Id) is >= 0 and var index)
        {
            _gone.Remove(index);
            _changed[index] = image;
        }
        else
        {
            _added[image.Id] = image;
        }
    }

    public bool Remove(Guid id)
    {
        if (_images.IndexOf(id) is >= 0 and var index)
        {
            _changed.Remove(index);
            return _gone.Add(index);
        }

        return _added.Remove(id);
    }

    // Based on the index in the formula, so that it needs no memory.
    public Predicate<Guid> HoldOut()
    {
        var added = Accounts.HoldOut.Of(Added(ImageQuery.Everything, ImageOrder.Oldest));
        return id => _images.IndexOf(id) is >= 0 and var index ? index % Accounts.HoldOut.Share == 0 : added.Contains(id);
    }

    public IImageSet Copy()
    {
        var copy = new SyntheticImageSet(_images, _gone.Copy());
        foreach (var (index, image) in _changed)
        {
            copy._changed.Add(index, image);
        }

        foreach (var (id, image) in _added)
        {
            copy._added.Add(id, image);
        }

        return copy;
    }

    public IImageSet CopyOf(ImageQuery query)
    {
        var copy = (SyntheticImageSet)Copy();
        foreach (var index in Indices(ImageOrder.Oldest, 0).Where(index => !Matches(index, query)))
        {
            copy._changed.Remove(index);
            copy._gone.Add(index);
        }

        foreach (var image in _added.Values.Where(image => !query.Matches(image)))
        {
            copy._added.Remove(image.Id);
        }

        return copy;
    }

    private IEnumerable<int> Indices(ImageOrder order, int skip)
    {
        for (var i = skip; i < _images.Count; i++)
        {
            var index = order == ImageOrder.Oldest ? i : _images.Count - 1 - i;
            if (!_gone.Contains(index))
            {
                yield return index;
            }
        }
    }

    private IEnumerable<ImageRecord> Added(ImageQuery query, ImageOrder order)
    {
        var matching = _added.Values.Where(query.Matches);
        return (
            order == ImageOrder.Newest ? matching.OrderByDescending(image => image.Created) : matching.OrderBy(image => image.Created)
        ).ThenBy(image => image.Id, SqlGuidComparer.Instance);
    }

    private bool Matches(int index, ImageQuery query) =>
        _changed.TryGetValue(index, out var image) ? query.Matches(image) : _images.Matches(index, query);

    private ImageRecord Record(int index) => _changed.GetValueOrDefault(index) ?? _images.Record(index);
}
