namespace CustomVision.DataRights.Emulator.Accounts;

/// <summary>A tagged rectangle of an image.</summary>
internal sealed record RegionRecord(Guid Id, Guid TagId, DateTimeOffset Created, Box Box);
