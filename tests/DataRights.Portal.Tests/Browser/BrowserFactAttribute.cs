using Xunit.Sdk;

namespace DataRights.Portal.Tests.Browser;

/// <summary>
/// A test in a real browser: it exists only where <c>DATARIGHTS_BROWSER</c> names the browser's program, so that none is ever skipped.
/// </summary>
[XunitTestCaseDiscoverer("DataRights.Portal.Tests.Browser.BrowserTestDiscoverer", "DataRights.Portal.Tests")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public const string Variable = "DATARIGHTS_BROWSER";
}
