using Xunit.Abstractions;
using Xunit.Sdk;

namespace DataRights.Portal.Tests.Browser;

/// <summary>Finds the browser tests, or none without a browser.</summary>
public sealed class BrowserTestDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    private readonly FactDiscoverer _facts = new(messages);

    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    ) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(BrowserFactAttribute.Variable))
            ? []
            : _facts.Discover(discoveryOptions, testMethod, factAttribute);
}
