namespace CustomVision.DataRights.Emulator.Operations;

/// <summary>The supported versions of the Training API.</summary>
internal enum ApiVersion
{
    /// <summary>Supports only the account call.</summary>
    V12,
    V30,
    V31,
    V32,
    V33,
    V34Preview,
}
