namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record BaseModelBody(Guid ProjectId, Guid IterationId);
