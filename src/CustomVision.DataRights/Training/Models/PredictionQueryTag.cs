namespace CustomVision.DataRights.Training;

/// <summary>A predicted tag, and how sure the model must have been.</summary>
public sealed record PredictionQueryTag
{
    /// <summary>The id of the tag.</summary>
    public required Guid Id { get; init; }

    /// <summary>The least probability, 0 to 1.</summary>
    public double MinThreshold { get; init; }

    /// <summary>The greatest probability, 0 to 1.</summary>
    public double MaxThreshold { get; init; } = 1;
}
