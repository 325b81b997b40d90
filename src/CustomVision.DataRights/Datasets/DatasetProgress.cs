namespace CustomVision.DataRights.Datasets;

/// <summary>The progress of a conversion.</summary>
public sealed record DatasetProgress
{
    /// <summary>The project that is being converted.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The number of images of this project that are written or left out.</summary>
    public long ObjectsDone { get; init; }

    /// <summary>The number of images of this project in the archive.</summary>
    public long ObjectsTotal { get; init; }
}
