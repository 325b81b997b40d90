using CustomVision.DataRights.Emulator.Accounts;

namespace CustomVision.DataRights.Emulator.Images;

/// <summary>A tagged rectangle that is uploaded with its image.</summary>
internal sealed record UploadRegion(Guid TagId, Box Box);
