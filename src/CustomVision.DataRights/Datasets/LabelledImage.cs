using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>An image of the archive with its labels for a data set, or the reason why it is omitted.</summary>
internal sealed record LabelledImage
{
    public required ArchivedImage Image { get; init; }

    /// <summary>The pixel dimensions.</summary>
    public required DatasetPicture Picture { get; init; }

    /// <summary>The reason why the image is omitted; <see langword="null"/> if it is included.</summary>
    public DatasetSkipReason? Skip { get; init; }

    /// <summary>The classes of the image, for classification.</summary>
    public IReadOnlyList<DatasetCategory> Classes { get; init; } = [];

    /// <summary>The boxes of the image, for detection.</summary>
    public IReadOnlyList<LabelledBox> Boxes { get; init; } = [];

    /// <summary>The number of tags of a detection image without a box, which a data set cannot represent.</summary>
    public int TagsWithoutBox { get; init; }

    /// <summary>The number of boxes without an area after the format's rounding, or with a tag that is not a class.</summary>
    public int UnusableBoxes { get; init; }

    /// <summary>The number of boxes that were clipped at the image's edge.</summary>
    public int CutBoxes { get; init; }

    /// <summary>The image's file. Available only for an included image.</summary>
    public Archive.ArchivePath File => Image.File ?? throw new InvalidOperationException("An image without bytes is not in a data set.");

    public int Annotations => Classes.Count + Boxes.Count;

    public bool IsNegative => Annotations == 0 || Classes.Any(category => category.IsNegative);
}
