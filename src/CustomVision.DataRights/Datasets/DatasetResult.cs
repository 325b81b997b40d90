namespace CustomVision.DataRights.Datasets;

/// <summary>The result of a conversion. Its counts have been compared with those of the archive.</summary>
public sealed record DatasetResult
{
    /// <summary>The format.</summary>
    public required DatasetFormat Format { get; init; }

    /// <summary>The data set of each project, ordered by project id.</summary>
    public required IReadOnlyList<DatasetProjectResult> Projects { get; init; }
}
