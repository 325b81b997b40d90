using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.Azure;

public sealed class CredentialOptionsTests
{
    [Fact]
    public void Neither_key_nor_credential_is_refused_with_both_remedies() =>
        Failures("https://contoso.cognitiveservices.azure.com/", key: null, hasCredential: false)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("Rights:TrainingKey is missing")
            .And.Contain("UseTokenCredential");

    [Fact]
    public void Key_and_credential_together_are_refused_without_the_key() =>
        Failures("https://contoso.cognitiveservices.azure.com/", "secret-key", hasCredential: true)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("Rights:TrainingKey is set")
            .And.Contain("only one")
            .And.NotContain("secret-key");

    [Theory]
    [InlineData("https://contoso.cognitiveservices.azure.com/")]
    [InlineData("https://contoso.cognitiveservices.azure.us/")]
    [InlineData("https://vision.contoso.example/")]
    [InlineData("http://127.0.0.1:5080/")]
    [InlineData("https://localhost:5080/")]
    public void Credential_alone_is_accepted_at_an_endpoint_of_the_resource(string endpoint) =>
        Failures(endpoint, key: null, hasCredential: true).Should().BeEmpty();

    [Theory]
    [InlineData("https://westeurope.api.cognitive.microsoft.com/")]
    [InlineData("https://SouthCentralUS.API.cognitive.microsoft.com/")]
    [InlineData("https://usgovvirginia.api.cognitive.microsoft.us/")]
    [InlineData("https://chinaeast2.api.cognitive.azure.cn/")]
    [InlineData("https://cognitiveservices.azure.com/")]
    [InlineData("https://www.customvision.ai/")]
    [InlineData("https://20.50.1.2/")]
    [InlineData("https://[2603:1030::1]/")]
    public void Endpoint_that_resources_share_is_refused_for_a_token_with_the_reason_and_accepted_for_a_key(string endpoint)
    {
        Failures(endpoint, key: null, hasCredential: true)
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("Rights:Endpoint")
            .And.Contain("custom subdomain");

        Failures(endpoint, "key", hasCredential: false).Should().BeEmpty();
    }

    [Fact]
    public void Credential_of_one_name_leaves_the_other_names_alone()
    {
        var services = new ServiceCollection();
        services
            .AddCustomVisionDataRights("eu", options => options.Endpoint = new Uri("https://eu.cognitiveservices.azure.com/"))
            .UseTokenCredential(new StubCredential(TimeProvider.System));
        services.AddCustomVisionDataRights("us", options => options.Endpoint = new Uri("https://us.cognitiveservices.azure.com/"));
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>();

        options.Invoking(monitor => monitor.Get("eu")).Should().NotThrow();
        options.Invoking(monitor => monitor.Get("us")).Should().Throw<OptionsValidationException>();
    }

    [Fact]
    public void Second_call_replaces_the_first()
    {
        var services = new ServiceCollection();
        var builder = services.AddCustomVisionDataRights(options => options.Endpoint = new Uri("https://eu.cognitiveservices.azure.com/"));
        builder.UseTokenCredential(new StubCredential(TimeProvider.System));
        builder.UseTokenCredential(new StubCredential(TimeProvider.System), "https://cognitiveservices.azure.us");
        builder.UseAzureAccount(ResourceManagerRig.Account, new StubCredential(TimeProvider.System));
        builder.UseAzureAccount(
            ResourceManagerRig.Account,
            new StubCredential(TimeProvider.System),
            options => options.Endpoint = new Uri("https://management.usgovcloudapi.net/")
        );
        using var provider = services.BuildServiceProvider();

        provider
            .GetRequiredService<IOptionsMonitor<DataRightsOptions>>()
            .Get("")
            .TokenAudience.Should()
            .Be("https://cognitiveservices.azure.us");
        services
            .GroupBy(service => (service.ServiceType, service.ServiceKey))
            .Where(group => group.Key.ServiceType.Name == "IAccessTokens")
            .Should()
            .OnlyContain(group => group.Count() == 1);
    }

    [Theory]
    [InlineData("http://management.azure.com/")]
    [InlineData("https://management.azure.com/subscriptions")]
    [InlineData("https://user:password@management.azure.com/")]
    public void Resource_Manager_that_is_not_an_https_origin_is_refused(string endpoint)
    {
        var builder = new ServiceCollection().AddCustomVisionDataRights(_ => { });

        builder
            .Invoking(one =>
                one.UseAzureAccount(
                    ResourceManagerRig.Account,
                    new StubCredential(TimeProvider.System),
                    options => options.Endpoint = new Uri(endpoint)
                )
            )
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("*AzureAccountOptions.Endpoint*")
            .Which.Message.Should()
            .NotContain("password");
    }

    private static IEnumerable<string> Failures(string endpoint, string? key, bool hasCredential)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal) { ["Rights:Endpoint"] = endpoint, ["Rights:TrainingKey"] = key }
            )
            .Build();
        var services = new ServiceCollection();
        var builder = services.AddCustomVisionDataRights(configuration.GetSection("Rights"));
        if (hasCredential)
        {
            builder.UseTokenCredential(new StubCredential(TimeProvider.System));
        }

        using var provider = services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptionsMonitor<DataRightsOptions>>().Get("");
            return [];
        }
        catch (OptionsValidationException error)
        {
            return error.Failures;
        }
    }
}
