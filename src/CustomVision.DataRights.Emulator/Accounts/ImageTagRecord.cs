namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A tag that an image carries, and since when.</summary>
internal sealed record ImageTagRecord(Guid TagId, DateTimeOffset Created);
