using CustomVision.DataRights.Archive.Reading;

namespace CustomVision.DataRights.Datasets;

/// <summary>An image of the archive as a data set has it, or the reason why it does not.</summary>
internal sealed record LabelledImage
{
    public required ArchivedImage Image { get; init; }

    /// <summary>Its pixels.</summary>
    public required DatasetPicture Picture { get; init; }

    /// <summary>Why the image is left out; <see langword="null"/> when it is in.</summary>
    public DatasetSkipReason? Skip { get; init; }

    /// <summary>Classification: what the image shows.</summary>
    public IReadOnlyList<DatasetCategory> Classes { get; init; } = [];

    /// <summary>Detection: what it shows, and where.</summary>
    public IReadOnlyList<LabelledBox> Boxes { get; init; } = [];

    /// <summary>Tags of a detection image that have no box, and so no place in a data set.</summary>
    public int TagsWithoutBox { get; init; }

    /// <summary>Boxes of no area in the format's own rounding, or of a tag that is not a class.</summary>
    public int UnusableBoxes { get; init; }

    /// <summary>Boxes that reached over the image's edge, and were cut there.</summary>
    public int CutBoxes { get; init; }

    /// <summary>The image's bytes; only for an image that is in.</summary>
    public Archive.ArchivePath File => Image.File ?? throw new InvalidOperationException("An image without bytes is not in a data set.");

    public int Annotations => Classes.Count + Boxes.Count;

    public bool IsNegative => Annotations == 0 || Classes.Any(category => category.IsNegative);
}
