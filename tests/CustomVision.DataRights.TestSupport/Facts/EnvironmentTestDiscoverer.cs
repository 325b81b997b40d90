using Xunit.Abstractions;
using Xunit.Sdk;

namespace CustomVision.DataRights.TestSupport.Facts;

/// <summary>Discovers a test of <see cref="EnvironmentFactAttribute"/> if its environment variable is set.</summary>
public sealed class EnvironmentTestDiscoverer(IMessageSink messages) : IXunitTestCaseDiscoverer
{
    private readonly FactDiscoverer _facts = new(messages);

    public IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions,
        ITestMethod testMethod,
        IAttributeInfo factAttribute
    )
    {
        var variable = factAttribute.GetNamedArgument<string>(nameof(EnvironmentFactAttribute.VariableName));
        return string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable))
            ? []
            : _facts.Discover(discoveryOptions, testMethod, factAttribute);
    }
}
