namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>How a list of images is ordered; equal times are broken by id in SQL Server's order.</summary>
internal enum ImageOrder
{
    Newest,
    Oldest,
}
