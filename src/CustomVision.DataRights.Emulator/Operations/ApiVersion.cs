namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>The versions of the Training API whose paths are answered.</summary>
internal enum ApiVersion
{
    V30,
    V31,
    V32,
    V33,
    V34Preview,
}
