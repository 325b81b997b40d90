namespace CustomVision.DataRights.Training;

/// <summary>
/// The answer to CreateImageTags, CreateImageRegions and UpdateImageMetadata. Its content is ignored: the images are read back instead.
/// </summary>
internal sealed record LabelSummary;
