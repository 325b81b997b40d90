namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>A fault of a request to the storage, or of its response.</summary>
internal enum StorageFaultKind
{
    Throttles,
    Drops,
    LosesAnswer,
    CutsBody,
    Delays,
}
