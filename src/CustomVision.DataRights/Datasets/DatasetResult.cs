namespace CustomVision.DataRights.Datasets;

/// <summary>What a conversion made. Its counts have been compared with the archive's.</summary>
public sealed record DatasetResult
{
    /// <summary>The format.</summary>
    public required DatasetFormat Format { get; init; }

    /// <summary>One data set a project, in the order of the projects' ids.</summary>
    public required IReadOnlyList<DatasetProjectResult> Projects { get; init; }
}
