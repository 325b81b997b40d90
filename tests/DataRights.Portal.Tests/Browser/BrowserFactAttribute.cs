using CustomVision.DataRights.TestSupport.Facts;

namespace DataRights.Portal.Tests.Browser;

/// <summary>A test in a real browser: <c>DATARIGHTS_BROWSER</c> names the browser's program.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute() : EnvironmentFactAttribute(Variable)
{
    public const string Variable = "DATARIGHTS_BROWSER";
}
