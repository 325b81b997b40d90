namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>The versions of the Training API whose paths are answered.</summary>
internal enum ApiVersion
{
    /// <summary>Only its account call.</summary>
    V12,
    V30,
    V31,
    V32,
    V33,
    V34Preview,
}
