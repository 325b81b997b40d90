namespace DataRights.Workers.Tests;

/// <summary>A test that starts Azurite itself: <c>DATARIGHTS_AZURITE_PROGRAM</c> is the path of its <c>azurite.js</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzuriteProgramFactAttribute() : EnvironmentFactAttribute(Variable)
{
    public const string Variable = "DATARIGHTS_AZURITE_PROGRAM";

    public static string Program => Environment.GetEnvironmentVariable(Variable)!;
}
