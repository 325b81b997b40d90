namespace CustomVision.DataRights.Datasets;

/// <summary>Images that a data set leaves out for one reason.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Count">How many.</param>
public readonly record struct DatasetSkip(DatasetSkipReason Reason, long Count);
