namespace CustomVision.DataRights.Training;

/// <summary>
/// The answers to CreateImageTags, CreateImageRegions and UpdateImageMetadata. Their content is ignored, and read back from the images
/// instead.
/// </summary>
internal sealed record LabelSummary;
