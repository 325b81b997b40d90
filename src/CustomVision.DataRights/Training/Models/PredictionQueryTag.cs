namespace CustomVision.DataRights.Training;

/// <summary>A predicted tag with a range of probabilities.</summary>
public sealed record PredictionQueryTag
{
    /// <summary>The id of the tag.</summary>
    public required Guid Id { get; init; }

    /// <summary>The minimum probability, 0 to 1.</summary>
    public double MinThreshold { get; init; }

    /// <summary>The maximum probability, 0 to 1.</summary>
    public double MaxThreshold { get; init; } = 1;
}
