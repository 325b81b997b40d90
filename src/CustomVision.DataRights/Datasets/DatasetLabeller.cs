using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>
/// Determines the labels of an image for a data set. A negative tag means "none of the classes"; no tag means that the image is not
/// labelled yet.
/// </summary>
internal sealed class DatasetLabeller
{
    /// <summary>
    /// The tolerance for boxes that exceed the edge, such as 1.0000001, since the service's numbers are single precision.
    /// </summary>
    private const double EdgeTolerance = 1e-6;

    private readonly ProjectKind _kind;
    private readonly DatasetCategories _categories;
    private readonly IReadOnlyList<DatasetPicture> _pictures;
    private readonly IDatasetFormat _format;
    private readonly bool _includeUnlabelled;

    /// <param name="kind">The kind of the project's labels.</param>
    /// <param name="categories">The classes.</param>
    /// <param name="pictures">The pixel dimensions of each image, by line.</param>
    /// <param name="format">The format.</param>
    /// <param name="includeUnlabelled"><see cref="DatasetOptions.IncludeUnlabelledImages"/>.</param>
    public DatasetLabeller(
        ProjectKind kind,
        DatasetCategories categories,
        IReadOnlyList<DatasetPicture> pictures,
        IDatasetFormat format,
        bool includeUnlabelled
    )
    {
        _kind = kind;
        _categories = categories;
        _pictures = pictures;
        _format = format;
        _includeUnlabelled = includeUnlabelled || format.KeepsUnlabelled;
    }

    public LabelledImage Label(ArchivedImage image)
    {
        var picture = _pictures[checked((int)image.Line - 1)];
        if (!_format.CanHoldKind(_kind))
        {
            return new LabelledImage
            {
                Image = image,
                Picture = picture,
                Skip = DatasetSkipReason.OtherKind,
            };
        }

        if (image.File is null)
        {
            return new LabelledImage
            {
                Image = image,
                Picture = picture,
                Skip = DatasetSkipReason.NoBytes,
            };
        }

        if (_format.NeedsSize && (picture.Width == 0 || picture.Height == 0))
        {
            return new LabelledImage
            {
                Image = image,
                Picture = picture,
                Skip = DatasetSkipReason.NoSize,
            };
        }

        return _kind == ProjectKind.Detection ? LabelBoxes(image, picture) : LabelClasses(image, picture);
    }

    private LabelledImage LabelClasses(ArchivedImage image, DatasetPicture picture)
    {
        var classes = new List<DatasetCategory>(image.Tags.Count);
        for (var index = 0; index < image.Tags.Count; index++)
        {
            if (_categories.Find(image.Tags[index].Id) is { } category && !classes.Contains(category))
            {
                classes.Add(category);
            }
        }

        classes.Sort(static (left, right) => left.Index.CompareTo(right.Index));
        DatasetSkipReason? skip =
            _format.OneClass && classes.Count > 1 ? DatasetSkipReason.SeveralTags
            : image.Tags.Count > 0 ? null
            : _includeUnlabelled && (_format.KeepsUnlabelled || !_format.OneClass) ? null
            : DatasetSkipReason.Untagged;
        return new LabelledImage
        {
            Image = image,
            Picture = picture,
            Skip = skip,
            Classes = classes,
        };
    }

    private LabelledImage LabelBoxes(ArchivedImage image, DatasetPicture picture)
    {
        var boxes = new List<LabelledBox>(image.Regions.Count);
        var cut = 0;
        foreach (var region in image.Regions)
        {
            var (left, top, right, bottom) = picture.Place(region);
            var box = new LabelledBox(null!, Within(left), Within(top), Within(right), Within(bottom));
            if (
                _categories.Find(region.TagId) is not { } category
                || box.Right <= box.Left
                || box.Bottom <= box.Top
                || !_format.CanHold(box, picture)
            )
            {
                continue;
            }

            boxes.Add(box with { Category = category });
            cut += IsOutside(left) || IsOutside(top) || IsOutside(right) || IsOutside(bottom) ? 1 : 0;
        }

        var boxed = boxes.Select(box => box.Category.TagId).ToHashSet();
        var unboxed = image.Tags.Select(tag => tag.Id).Distinct().Count(tag => !_categories.IsNegative(tag) && !boxed.Contains(tag));
        DatasetSkipReason? skip =
            boxes.Count > 0 || _includeUnlabelled ? null
            : unboxed > 0 || image.Regions.Count > 0 ? DatasetSkipReason.NoRegion
            : image.Tags.Count > 0 ? null
            : DatasetSkipReason.Untagged;
        return new LabelledImage
        {
            Image = image,
            Picture = picture,
            Skip = skip,
            Boxes = boxes,
            TagsWithoutBox = unboxed,
            UnusableBoxes = image.Regions.Count - boxes.Count,
            CutBoxes = cut,
        };
    }

    private static double Within(double fraction) => Math.Clamp(fraction, 0, 1);

    private static bool IsOutside(double fraction) => fraction < -EdgeTolerance || fraction > 1 + EdgeTolerance;
}
