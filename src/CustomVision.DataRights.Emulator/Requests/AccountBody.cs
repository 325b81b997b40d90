namespace CustomVision.DataRights.Emulator.Requests;

internal sealed record AccountBody(AccountBody.PropertiesBody? Properties)
{
    internal sealed record PropertiesBody(bool? Restore);
}
