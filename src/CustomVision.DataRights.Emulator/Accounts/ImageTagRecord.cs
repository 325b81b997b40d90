namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A tag of an image, with the time at which it was added.</summary>
internal sealed record ImageTagRecord(Guid TagId, DateTimeOffset Created);
