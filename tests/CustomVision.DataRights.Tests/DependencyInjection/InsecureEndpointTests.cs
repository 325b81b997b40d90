using CustomVision.DataRights.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.DependencyInjection;

/// <summary>http to a host that is not loopback: refused, unless an option allows it; then with a warning.</summary>
public sealed class InsecureEndpointTests
{
    [Theory]
    [InlineData("http://emulator.test:5080", false)]
    [InlineData("http://10.0.0.7", false)]
    [InlineData("ftp://emulator.test", true)]
    public void Endpoint_without_TLS_is_refused_with_the_option_that_allows_it(string endpoint, bool allow)
    {
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights(options =>
            (options.Endpoint, options.TrainingKey, options.AllowInsecureEndpoint) = (new Uri(endpoint), "key", allow)
        );
        using var provider = services.BuildServiceProvider();

        provider
            .Invoking(one => one.GetRequiredService<IUserDataManager>())
            .Should()
            .Throw<OptionsValidationException>()
            .WithMessage(
                "DataRightsOptions.Endpoint must use https*For an emulator on another host set DataRightsOptions.AllowInsecureEndpoint."
            );
    }

    [Theory]
    [InlineData("http://emulator.test:5080", false)]
    [InlineData("ftp://emulator.test", true)]
    public void Resource_Manager_without_TLS_is_refused_with_the_option_that_allows_it(string endpoint, bool allow)
    {
        var builder = new ServiceCollection().AddCustomVisionDataRights(options => options.TrainingKey = "key");

        builder
            .Invoking(one => UseAccount(one, endpoint, allow))
            .Should()
            .Throw<ArgumentException>()
            .WithMessage("AzureAccountOptions.Endpoint must be an https origin*set AzureAccountOptions.AllowInsecureEndpoint.*");
    }

    [Theory]
    [InlineData("http://emulator.test:5080", "http://arm.test", 2)]
    [InlineData("https://contoso.cognitiveservices.azure.com", "https://management.azure.com", 0)]
    [InlineData("http://127.0.0.1:5080", "http://localhost:5080", 0)]
    public void Allowed_endpoint_is_named_in_a_warning_once_and_without_its_address(string endpoint, string manager, int warnings)
    {
        using var log = new CapturedLog();
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(log));
        UseAccount(
            services.AddCustomVisionDataRights(options =>
                (options.Endpoint, options.TrainingKey, options.AllowInsecureEndpoint) = (new Uri(endpoint), "key", true)
            ),
            manager,
            allow: true
        );
        using var provider = services.BuildServiceProvider();

        _ = provider.GetRequiredService<IUserDataManager>();
        _ = provider.GetRequiredService<IUserDataEraser>();

        var lines = log.Lines.Where(line => line.StartsWith("log Warning ", StringComparison.Ordinal)).ToList();
        lines.Should().HaveCount(warnings);
        lines.Should().NotContain(text => !text.Contains("unencrypted") || text.Contains(".test"));
    }

    [Fact]
    public async Task Emulator_on_another_host_is_read_with_its_images()
    {
        await using var emulator = await TrainingEmulator.StartAsync(
            new EmulatorOptions { PublicOrigin = new Uri("http://links.emulator.test") }
        );
        var image = emulator.Seed(account => account.AddProject("people", ProjectKind.Multilabel).AddImages(1)[0]);
        var services = new ServiceCollection();
        var builder = services.AddCustomVisionDataRights(options =>
            (options.Endpoint, options.TrainingKey, options.AllowInsecureEndpoint) = (
                new Uri("http://emulator.test"),
                emulator.TrainingKey,
                true
            )
        );
        builder.TrainingClient.ConfigurePrimaryHttpMessageHandler(() => Network.LeadingTo(emulator.Endpoint));
        builder.DownloadClient.ConfigurePrimaryHttpMessageHandler(() => Network.LeadingTo(emulator.BlobEndpoint));
        await using var provider = services.BuildServiceProvider();
        var manager = provider.GetRequiredService<IUserDataManager>();
        var project = (await manager.ExportProjectsAsync())[0].Id;

        await using var content = await manager.OpenImageAsync(project, image);

        using var bytes = new MemoryStream();
        await content.Stream.CopyToAsync(bytes);
        bytes.ToArray().Should().Equal(emulator.Account.Project(project).ImageBytes(image));
    }

    private static void UseAccount(IDataRightsBuilder builder, string endpoint, bool allow) =>
        builder.UseAzureAccount(
            new EmulatorOptions().Resource.Id,
            new StubCredential(TimeProvider.System),
            options => (options.Endpoint, options.AllowInsecureEndpoint) = (new Uri(endpoint), allow)
        );
}
