using CustomVision.DataRights.Training;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.DependencyInjection;

public sealed class OptionsTests
{
    [Theory]
    [InlineData("Endpoint", null, "missing")]
    [InlineData("Endpoint", "contoso/path", "absolute")]
    [InlineData("Endpoint", "http://contoso.cognitiveservices.azure.com", "https")]
    [InlineData("Endpoint", "ftp://contoso.cognitiveservices.azure.com", "https")]
    [InlineData("Endpoint", "https://contoso.cognitiveservices.azure.com/customvision/v3.3", "origin")]
    [InlineData("Endpoint", "https://contoso.cognitiveservices.azure.com/?x=1", "origin")]
    [InlineData("Endpoint", "https://user:secret-password@contoso.cognitiveservices.azure.com/", "origin")]
    [InlineData("TrainingKey", null, "missing")]
    [InlineData("TrainingKey", "  ", "missing")]
    [InlineData("TrainingKey", "secret-password\r\n", "character")]
    [InlineData("ApiVersion", "3.3", "v3.4-preview")]
    [InlineData("ApiVersion", "v3.3/../x", "v3.4-preview")]
    [InlineData("ApiVersion", "", "required")]
    [InlineData("RequestsPerSecond", "-1", "between 0 and 1000")]
    [InlineData("RequestsPerSecond", "NaN", "between 0 and 1000")]
    [InlineData("MaxRetryAttempts", "101", "between 0 and 100")]
    [InlineData("MaxRequestLineLength", "100", "between 512")]
    [InlineData("Downloads:MaxConcurrency", "0", "between 1")]
    [InlineData("Downloads:MaxRetryAttempts", "-1", "between 0")]
    [InlineData("Downloads:MaxImageSize", "0", "between 1 and 1099511627776")]
    [InlineData("Downloads:MaxPredictionSize", "-1", "between 1")]
    [InlineData("Downloads:MaxModelSize", "1099511627777", "between 1")]
    [InlineData("Timeouts:MinBytesPerSecond", "-1", "between 0 and 1048576")]
    [InlineData("Timeouts:RateWindow", "00:00:00.5", "from 00:00:01")]
    [InlineData("Timeouts:Attempt", "00:00:00", "from 00:00:00.0010000")]
    [InlineData("Timeouts:IdleBody", "02:00:00", "to 01:00:00")]
    [InlineData("Timeouts:MaxRetryDelay", "-00:00:01", "from 00:00:00")]
    [InlineData("Erasure:LegalHolds", "no longer read", "Move them to Rights:LegalHolds")]
    public void Wrong_setting_is_named_by_its_key_and_not_quoted(string setting, string? value, string text)
    {
        var settings = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["Rights:Endpoint"] = "https://contoso.cognitiveservices.azure.com/",
            ["Rights:TrainingKey"] = "key",
            [$"Rights:{setting}"] = value,
        };
        using var provider = Provide(settings);

        var error = provider.Invoking(Resolve).Should().Throw<OptionsValidationException>().Which;

        error
            .Failures.Should()
            .ContainSingle()
            .Which.Should()
            .StartWith($"Rights:{setting} ")
            .And.Contain(text)
            .And.NotContain("secret-password");
    }

    [Fact]
    public void All_wrong_settings_are_named_at_once()
    {
        using var provider = Provide(new Dictionary<string, string?>(StringComparer.Ordinal) { ["Rights:MaxRetryAttempts"] = "-1" });

        provider.Invoking(Resolve).Should().Throw<OptionsValidationException>().Which.Failures.Should().HaveCount(3);
    }

    [Theory]
    [InlineData("https://contoso.cognitiveservices.azure.com")]
    [InlineData("https://contoso.cognitiveservices.azure.com/")]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080/")]
    public void Origin_is_accepted_with_and_without_its_slash(string endpoint)
    {
        using var provider = Provide(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Rights:Endpoint"] = endpoint, ["Rights:TrainingKey"] = "key" }
        );

        provider.Invoking(Resolve).Should().NotThrow();
    }

    [Fact]
    public void Every_setting_is_bound()
    {
        using var provider = Provide(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Rights:Endpoint"] = "https://a.example",
                ["Rights:AllowInsecureEndpoint"] = "true",
                ["Rights:TrainingKey"] = "key",
                ["Rights:ApiVersion"] = "v3.4-preview",
                ["Rights:RequestsPerSecond"] = "2.5",
                ["Rights:MaxRetryAttempts"] = "0",
                ["Rights:MaxRequestLineLength"] = "4096",
                ["Rights:Downloads:MaxConcurrency"] = "3",
                ["Rights:Downloads:MaxRetryAttempts"] = "4",
                ["Rights:Downloads:MaxImageSize"] = "11",
                ["Rights:Downloads:MaxPredictionSize"] = "12",
                ["Rights:Downloads:MaxModelSize"] = "13",
                ["Rights:Timeouts:MinBytesPerSecond"] = "14",
                ["Rights:Timeouts:RateWindow"] = "00:00:15",
                ["Rights:Timeouts:Attempt"] = "00:00:05",
                ["Rights:Timeouts:IdleBody"] = "00:00:06",
                ["Rights:Timeouts:MaxRetryDelay"] = "00:00:07",
            }
        );

        provider
            .GetRequiredService<IOptionsMonitor<DataRightsOptions>>()
            .CurrentValue.Should()
            .BeEquivalentTo(
                new DataRightsOptions
                {
                    Endpoint = new Uri("https://a.example"),
                    AllowInsecureEndpoint = true,
                    TrainingKey = "key",
                    ApiVersion = "v3.4-preview",
                    RequestsPerSecond = 2.5,
                    MaxRetryAttempts = 0,
                    MaxRequestLineLength = 4096,
                    Downloads = new DownloadOptions
                    {
                        MaxConcurrency = 3,
                        MaxRetryAttempts = 4,
                        MaxImageSize = 11,
                        MaxPredictionSize = 12,
                        MaxModelSize = 13,
                    },
                    Timeouts = new TimeoutOptions
                    {
                        Attempt = TimeSpan.FromSeconds(5),
                        IdleBody = TimeSpan.FromSeconds(6),
                        MaxRetryDelay = TimeSpan.FromSeconds(7),
                        MinBytesPerSecond = 14,
                        RateWindow = TimeSpan.FromSeconds(15),
                    },
                }
            );
    }

    [Fact]
    public void Wrong_options_in_code_are_named_by_their_member_and_name()
    {
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights("eu", options => options.TrainingKey = "key");
        using var provider = services.BuildServiceProvider();

        provider
            .Invoking(p => TrainingClientFactory.Create(p, new DataRightsRegistration("eu", IsReadOnly: false)))
            .Should()
            .Throw<OptionsValidationException>()
            .WithMessage("DataRightsOptions \"eu\".Endpoint*");
    }

    [Fact]
    public void Options_never_show_the_key()
    {
        var options = new DataRightsOptions { Endpoint = new Uri("https://user:password@a.example"), TrainingKey = "secret" };

        options.ToString().Should().Contain("a.example").And.NotContain("secret").And.NotContain("password");
    }

    [Fact]
    public void Start_of_the_host_checks_the_options()
    {
        var services = new ServiceCollection();
        services.AddCustomVisionDataExport(options => options.TrainingKey = "key");
        using var provider = services.BuildServiceProvider();

        provider
            .GetRequiredService<IStartupValidator>()
            .Invoking(validator => validator.Validate())
            .Should()
            .Throw<OptionsValidationException>()
            .WithMessage("*Endpoint*");
    }

    private static ServiceProvider Provide(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights(configuration.GetSection("Rights"));
        return services.BuildServiceProvider();
    }

    private static TrainingClient Resolve(IServiceProvider provider) =>
        TrainingClientFactory.Create(provider, new DataRightsRegistration("", IsReadOnly: false));
}
