namespace CustomVision.DataRights.Datasets.Splitting;

/// <summary>A part of a divided data set.</summary>
internal enum DatasetPart
{
    Train,
    Validation,
    Test,
}
