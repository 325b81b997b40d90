namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record TagBody(string? Name, string? Description, string? Type);
