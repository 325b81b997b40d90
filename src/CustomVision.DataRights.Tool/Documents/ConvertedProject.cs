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

    /// <summary>The number of images that show none of the classes.</summary>
    public required long Negatives { get; init; }

    /// <summary>The number of images that were left out; <c>skipped.jsonl</c> in the data set has their ids.</summary>
    public required long LeftOut { get; init; }

    /// <summary>What the format cannot represent of the archive, in English sentences.</summary>
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
