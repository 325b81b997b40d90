namespace CustomVision.DataRights.Datasets;

/// <summary>Counts the content of a data set and the omitted images and labels.</summary>
internal sealed class DatasetTally(IDatasetFormat format)
{
    private readonly List<(Guid Image, DatasetSkipReason Reason)> _left = [];
    private readonly SortedDictionary<string, long> _unread = new(StringComparer.Ordinal);

    public long Images { get; private set; }

    public long Annotations { get; private set; }

    public long Negatives { get; private set; }

    /// <summary>The number of images without a label and without a negative tag.</summary>
    public long Unlabelled { get; private set; }

    public long TagsWithoutBox { get; private set; }

    public long UnusableBoxes { get; private set; }

    public long CutBoxes { get; private set; }

    /// <summary>The number of boxes on omitted images.</summary>
    public long SkippedBoxes { get; private set; }

    public long WithMetadata { get; private set; }

    /// <summary>The number of images of types that the format's readers do not accept, by extension.</summary>
    public IReadOnlyDictionary<string, long> Unread => _unread;

    /// <summary>The number of images whose size is the service's, because their header could not be read.</summary>
    public long StatedSizes { get; private set; }

    /// <summary>The number of images with a side of less than ten pixels.</summary>
    public long Tiny { get; private set; }

    /// <summary>The number of images with an EXIF orientation.</summary>
    public long Oriented { get; private set; }

    /// <summary>The number of images with boxes whose frame is an assumption.</summary>
    public long AssumedFrames { get; private set; }

    /// <summary>The omitted images with their reasons, in the archive's order.</summary>
    public IReadOnlyList<(Guid Image, DatasetSkipReason Reason)> Left => _left;

    public long SkippedImages => _left.Count;

    public IReadOnlyDictionary<DatasetSkipReason, long> Skipped =>
        new SortedDictionary<DatasetSkipReason, long>(
            _left.GroupBy(image => image.Reason).ToDictionary(group => group.Key, group => group.LongCount())
        );

    public void Add(LabelledImage image)
    {
        if (image.Skip is { } reason)
        {
            _left.Add((image.Image.Id, reason));
            SkippedBoxes += image.Image.Regions.Count;
            return;
        }

        Images++;
        Annotations += image.Annotations;
        var isUnlabelled = image.Annotations == 0 && (image.Image.Tags.Count == 0 || image.TagsWithoutBox > 0 || image.UnusableBoxes > 0);
        Negatives += image.IsNegative && !(isUnlabelled && format.KeepsUnlabelled) ? 1 : 0;
        Unlabelled += isUnlabelled ? 1 : 0;
        Tiny += image.Picture is { Width: > 0 and < 10 } or { Height: > 0 and < 10 } ? 1 : 0;
        TagsWithoutBox += image.TagsWithoutBox;
        UnusableBoxes += image.UnusableBoxes;
        CutBoxes += image.CutBoxes;
        WithMetadata += image.Image.Metadata.Count > 0 ? 1 : 0;
        StatedSizes += image.Picture is { IsStated: true, Width: > 0 } ? 1 : 0;
        Oriented += image.Picture.IsNeutralized ? 1 : 0;
        AssumedFrames += image.Picture.IsAssumed && image.Boxes.Count > 0 ? 1 : 0;
        var extension = Path.GetExtension(image.File.Value).TrimStart('.').ToLowerInvariant();
        if (!format.ReadTypes.Contains(extension))
        {
            _unread[extension] = _unread.GetValueOrDefault(extension) + 1;
        }
    }
}
