namespace CustomVision.DataRights.Datasets;

/// <summary>How far a conversion is.</summary>
public sealed record DatasetProgress
{
    /// <summary>The project that is being converted.</summary>
    public required Guid ProjectId { get; init; }

    /// <summary>The images of this project that are done, written or left out.</summary>
    public required long ImagesDone { get; init; }

    /// <summary>The images of this project in the archive.</summary>
    public required long ImagesTotal { get; init; }
}
