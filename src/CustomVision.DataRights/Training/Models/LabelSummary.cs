namespace CustomVision.DataRights.Training;

/// <summary>
/// The answers to CreateImageTags, CreateImageRegions and UpdateImageMetadata. What they say is read back from the images instead.
/// </summary>
internal sealed record LabelSummary;
