namespace CustomVision.DataRights.Training;

/// <summary>Values of <see cref="PredictionQuery.OrderBy"/>.</summary>
public static class PredictionOrder
{
    /// <summary>Newest first.</summary>
    public const string Newest = "Newest";

    /// <summary>Oldest first.</summary>
    public const string Oldest = "Oldest";

    /// <summary>Most useful for training first.</summary>
    public const string Suggested = "Suggested";
}
