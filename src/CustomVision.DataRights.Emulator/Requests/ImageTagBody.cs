namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record ImageTagBody(Guid ImageId, Guid TagId);
