namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>The order of a list of images; ties are broken by id in SQL Server's order.</summary>
internal enum ImageOrder
{
    Newest,
    Oldest,
}
