using CustomVision.DataRights.Datasets;

namespace CustomVision.DataRights.Tool.Documents;

/// <summary>What <c>convert</c> made.</summary>
internal sealed record ConvertDocument : CommandDocument
{
    /// <summary>The format.</summary>
    public required DatasetFormat Dataset { get; init; }

    /// <summary>The path of the data set.</summary>
    public required string Folder { get; init; }

    /// <summary>The data set of each project, in a folder named by the project's id.</summary>
    public required IReadOnlyList<ConvertedProject> Projects { get; init; }
}
