namespace CustomVision.DataRights.Datasets;

/// <summary>Images that a data set leaves out for one reason.</summary>
public sealed record DatasetSkip
{
    /// <summary>The reason.</summary>
    public required DatasetSkipReason Reason { get; init; }

    /// <summary>How many.</summary>
    public required long Count { get; init; }
}
