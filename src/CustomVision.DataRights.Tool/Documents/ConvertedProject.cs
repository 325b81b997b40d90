using CustomVision.DataRights.Datasets;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The data set of one project.</summary>
internal sealed record ConvertedProject
{
    /// <summary>The id of the project.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The number of images.</summary>
    public required long Images { get; init; }

    /// <summary>The number of labels: boxes, or tags of images.</summary>
    public required long Labels { get; init; }

    /// <summary>The number of classes.</summary>
    public required int Classes { get; init; }

    /// <summary>The number of images without any of the classes.</summary>
    public required long Negatives { get; init; }

    /// <summary>The number of skipped images; <c>skipped.jsonl</c> in the data set has their ids.</summary>
    public required long LeftOut { get; init; }

    /// <summary>The content of the archive that the format cannot represent, in English sentences.</summary>
    public required IReadOnlyList<string> Losses { get; init; }

    public static ConvertedProject Of(DatasetProjectResult result) =>
        new()
        {
            ProjectId = result.ProjectId,
            Images = result.Images,
            Labels = result.Annotations,
            Classes = result.Categories,
            Negatives = result.Negatives,
            LeftOut = result.Skipped.Values.Sum(),
            Losses = result.Losses,
        };
}
