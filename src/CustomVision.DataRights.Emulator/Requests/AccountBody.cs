namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record AccountBody(AccountPropertiesBody? Properties);
