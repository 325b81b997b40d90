namespace CustomVision.DataRights.Archive.Reading;

/// <summary>What a model said of an image.</summary>
/// <param name="TagName">The tag.</param>
/// <param name="Probability">From 0 to 1.</param>
/// <param name="Box">Where, for detection; <see langword="null"/> for classification.</param>
internal readonly record struct ArchivedPredictedTag(string TagName, double Probability, ArchivedRegion? Box);
