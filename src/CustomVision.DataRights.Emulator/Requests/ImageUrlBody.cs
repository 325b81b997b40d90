namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record ImageUrlBody(string? Url);
