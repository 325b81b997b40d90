namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record ProjectBody(string? Name, string? Description, ProjectSettingsBody? Settings);
