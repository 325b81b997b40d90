namespace CustomVision.DataRights.Datasets;

/// <summary>A part of a divided data set.</summary>
internal enum DatasetPart
{
    Train,
    Validation,
    Test,
}
