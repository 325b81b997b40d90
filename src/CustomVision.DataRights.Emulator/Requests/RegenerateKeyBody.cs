namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record RegenerateKeyBody(string? KeyName);
