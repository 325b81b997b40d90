using CustomVision.DataRights.Datasets;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>The result of <c>convert</c>.</summary>
internal sealed record ConvertDocument : CommandDocument
{
    /// <summary>The format of the data set.</summary>
    public required DatasetFormat Dataset { get; init; }

    /// <summary>The path of the data set.</summary>
    public required string Folder { get; init; }

    /// <summary>The data set of each project, in a folder named by the project's id.</summary>
    public required IReadOnlyList<ConvertedProject> Projects { get; init; }
}
