using Xunit;
using Xunit.Sdk;

namespace CustomVision.DataRights.TestSupport.Facts;

/// <summary>A test that exists only where the environment names what it needs, so that none is ever skipped.</summary>
[XunitTestCaseDiscoverer(
    "CustomVision.DataRights.TestSupport.Facts.EnvironmentTestDiscoverer",
    "CustomVision.DataRights.TestSupport"
)]
[AttributeUsage(AttributeTargets.Method)]
public abstract class EnvironmentFactAttribute(string variableName) : FactAttribute
{
    /// <summary>The variable that names it.</summary>
    public string VariableName { get; } = variableName;
}
