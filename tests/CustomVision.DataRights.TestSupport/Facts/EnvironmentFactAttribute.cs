using Xunit;
using Xunit.Sdk;

namespace CustomVision.DataRights.TestSupport.Facts;

/// <summary>A test that exists only if the environment variable that it needs is set, so that no test is ever skipped.</summary>
[XunitTestCaseDiscoverer(
    "CustomVision.DataRights.TestSupport.Facts.EnvironmentTestDiscoverer",
    "CustomVision.DataRights.TestSupport"
)]
[AttributeUsage(AttributeTargets.Method)]
public abstract class EnvironmentFactAttribute(string variableName) : FactAttribute
{
    /// <summary>The name of the required environment variable.</summary>
    public string VariableName { get; } = variableName;
}
