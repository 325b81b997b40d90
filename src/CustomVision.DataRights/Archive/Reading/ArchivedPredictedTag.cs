namespace CustomVision.DataRights.Archive.Reading;

/// <summary>A predicted tag of an image.</summary>
/// <param name="TagName">The name of the tag.</param>
/// <param name="Probability">The probability from 0 to 1.</param>
/// <param name="Box">The box, for detection; <see langword="null"/> for classification.</param>
internal readonly record struct ArchivedPredictedTag(string TagName, double Probability, ArchivedRegion? Box);
