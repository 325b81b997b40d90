namespace CustomVision.DataRights.TestSupport.Doubles;

/// <summary>What happens to a request on its way to the storage and back.</summary>
internal enum StorageFaultKind
{
    Throttles,
    Drops,
    LosesAnswer,
    CutsBody,
    Delays,
}
