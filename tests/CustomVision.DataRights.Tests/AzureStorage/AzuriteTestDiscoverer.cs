using Xunit.Abstractions;
using Xunit.Sdk;

namespace CustomVision.DataRights.Tests.AzureStorage;

/// <summary>Finds the tests against Azurite, or none without it.</summary>
public sealed class AzuriteTestDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    private readonly FactDiscoverer _facts = new(messages);

    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    ) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(AzuriteFactAttribute.Variable))
            ? []
            : _facts.Discover(discoveryOptions, testMethod, factAttribute);
}
