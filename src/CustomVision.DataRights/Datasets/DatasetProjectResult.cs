namespace CustomVision.DataRights.Datasets;

/// <summary>The data set of one project.</summary>
public sealed record DatasetProjectResult
{
    /// <summary>The id of the project, which is also the name of the directory of its data set.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>
    /// The number of images in the data set. Together with <see cref="Skipped"/>, it accounts for every image in the archive's list.
    /// </summary>
    public required long Images { get; init; }

    /// <summary>The number of labels: boxes for detection, tags of images for classification.</summary>
    public required long Annotations { get; init; }

    /// <summary>The number of classes that the data set declares, including classes without images.</summary>
    public required int Categories { get; init; }

    /// <summary>The number of <see cref="Images"/> that show none of the classes: without a label, or with the negative tag.</summary>
    public required long Negatives { get; init; }

    /// <summary>The number of omitted images, by reason. Their ids are in <c>skipped.jsonl</c>.</summary>
    public required IReadOnlyDictionary<DatasetSkipReason, long> Skipped { get; init; }

    /// <summary>
    /// The information in the archive that the format cannot represent, in sentences without names of tags, projects or people.
    /// </summary>
    public required IReadOnlyList<string> Losses { get; init; }
}
