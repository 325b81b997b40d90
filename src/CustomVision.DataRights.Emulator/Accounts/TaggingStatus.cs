namespace CustomVision.DataRights.Emulator.Accounts;

internal enum TaggingStatus
{
    All,
    Tagged,
    Untagged,
}
