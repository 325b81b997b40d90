namespace CustomVision.DataRights.Datasets;

/// <summary>The data set of one project.</summary>
public sealed record DatasetProjectResult
{
    /// <summary>The project; its data set lies in the directory of this name.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The images in the data set. With <see cref="Skipped"/> these are all images of the archive's list.</summary>
    public required long Images { get; init; }

    /// <summary>The labels: boxes for detection, tags on images for classification.</summary>
    public required long Annotations { get; init; }

    /// <summary>The classes that the data set declares, whether an image has them or not.</summary>
    public required int Categories { get; init; }

    /// <summary>
    /// The images, among <see cref="Images"/>, that show none of the classes: without a label, or with a negative tag as label.
    /// </summary>
    public required long Negatives { get; init; }

    /// <summary>The images that are not in the data set, by reason. Their ids are in <c>skipped.jsonl</c>.</summary>
    public required IReadOnlyList<DatasetSkip> Skipped { get; init; }

    /// <summary>What the archive holds and this format does not, in sentences; they name no tag, project or person.</summary>
    public required IReadOnlyList<string> Losses { get; init; }
}
