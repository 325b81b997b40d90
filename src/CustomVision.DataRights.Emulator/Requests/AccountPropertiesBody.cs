namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record AccountPropertiesBody(bool? Restore);
