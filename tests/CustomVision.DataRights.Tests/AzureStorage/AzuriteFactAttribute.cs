using Xunit.Sdk;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>
/// A test against Azurite: it exists only where <c>DATARIGHTS_AZURITE</c> is the address of a running one, so that none is ever skipped.
/// </summary>
[XunitTestCaseDiscoverer("CustomVision.DataRights.Tests.AzureStorage.AzuriteTestDiscoverer", "CustomVision.DataRights.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class AzuriteFactAttribute : FactAttribute
{
    public const string Variable = "DATARIGHTS_AZURITE";
}
