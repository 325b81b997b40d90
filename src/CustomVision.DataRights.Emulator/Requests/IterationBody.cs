namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record IterationBody(string? Name);
