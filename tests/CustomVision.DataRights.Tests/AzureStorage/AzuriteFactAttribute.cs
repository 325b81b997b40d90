namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>A test against Azurite: <c>DATARIGHTS_AZURITE</c> is the address of a running one.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzuriteFactAttribute() : EnvironmentFactAttribute(Variable)
{
    public const string Variable = "DATARIGHTS_AZURITE";
}
