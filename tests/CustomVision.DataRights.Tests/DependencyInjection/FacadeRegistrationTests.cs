using CustomVision.DataRights.Emulator;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.DependencyInjection;

public sealed class FacadeRegistrationTests
{
    [Fact]
    public void One_line_registers_the_facade_and_both_halves_of_it()
    {
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights(Set);
        using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        var manager = provider.GetRequiredService<IUserDataManager>();

        provider.GetRequiredService<IUserDataExporter>().Should().BeSameAs(manager);
        provider.GetRequiredService<IUserDataEraser>().Should().BeSameAs(manager);
    }

    [Fact]
    public void Called_twice_it_registers_each_half_once()
    {
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights(Set);
        var once = services.Count(IsFacade);
        services.AddCustomVisionDataRights(Set);

        services.Count(IsFacade).Should().Be(once).And.Be(3);
        using var provider = services.BuildServiceProvider();
        provider.GetServices<IUserDataManager>().Should().ContainSingle();
    }

    [Fact]
    public void Export_alone_registers_nothing_that_deletes()
    {
        var services = new ServiceCollection();
        services.AddCustomVisionDataExport(Set);
        using var provider = services.BuildServiceProvider();

        provider
            .GetRequiredService<IUserDataExporter>()
            .Should()
            .NotBeAssignableTo<IUserDataEraser>("a cast must not bring back what was left out");
        provider.GetService<IUserDataManager>().Should().BeNull();
        provider.GetService<IUserDataEraser>().Should().BeNull();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_caller_that_asks_for_the_reading_half_gets_no_more_in_whichever_order_both_are_registered(bool exportFirst)
    {
        var services = new ServiceCollection();
        if (exportFirst)
        {
            services.AddCustomVisionDataExport(Set);
        }

        services.AddCustomVisionDataRights(Set);
        if (!exportFirst)
        {
            services.AddCustomVisionDataExport(Set);
        }

        using var provider = services.BuildServiceProvider();

        provider.GetRequiredService<IUserDataExporter>().Should().NotBeAssignableTo<IUserDataEraser>();
        provider.GetRequiredService<IUserDataEraser>().Should().BeSameAs(provider.GetRequiredService<IUserDataManager>());
    }

    [Fact]
    public void Several_resources_are_found_by_their_names_and_none_without()
    {
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights("eu", Set);
        services.AddCustomVisionDataExport("us", Set);
        using var provider = services.BuildServiceProvider();

        provider.GetRequiredKeyedService<IUserDataEraser>("eu").Should().BeSameAs(provider.GetRequiredKeyedService<IUserDataManager>("eu"));
        provider
            .GetRequiredKeyedService<IUserDataExporter>("eu")
            .Should()
            .BeSameAs(provider.GetRequiredKeyedService<IUserDataManager>("eu"));
        provider.GetRequiredKeyedService<IUserDataExporter>("us").Should().NotBeAssignableTo<IUserDataEraser>();
        provider.GetKeyedService<IUserDataManager>("us").Should().BeNull();
        provider.GetService<IUserDataManager>().Should().BeNull();
        provider.GetService<IUserDataExporter>().Should().BeNull();
    }

    [Fact]
    public async Task Several_resources_are_asked_each_at_its_own_endpoint_with_its_own_key()
    {
        await using var eu = await TrainingEmulator.StartAsync(new EmulatorOptions { TrainingKey = "key-eu" });
        await using var us = await TrainingEmulator.StartAsync(new EmulatorOptions { TrainingKey = "key-us" });
        var services = new ServiceCollection();
        foreach (var (name, emulator) in new[] { ("eu", eu), ("us", us) })
        {
            services.AddCustomVisionDataRights(
                name,
                options => (options.Endpoint, options.TrainingKey) = (emulator.Endpoint, emulator.TrainingKey)
            );
        }

        await using var provider = services.BuildServiceProvider();

        await provider.GetRequiredKeyedService<IUserDataManager>("us").ExportProjectsAsync();

        eu.Requests.Snapshot().Should().BeEmpty();
        us.Requests.Snapshot().Should().ContainSingle().Which.Header("Training-Key").Should().Be("key-us");
    }

    [Fact]
    public async Task Key_that_is_rotated_in_the_configuration_works_without_a_restart()
    {
        await using var emulator = await TrainingEmulator.StartAsync(
            new EmulatorOptions
            {
                TrainingKey = "first-key",
                Credentials = new EmulatorCredentials { SecondTrainingKey = "second-key" },
            }
        );
        var settings = new MemoryConfigurationProvider(new MemoryConfigurationSource());
        settings.Set("CustomVision:Endpoint", emulator.Endpoint.ToString());
        settings.Set("CustomVision:TrainingKey", "first-key");
        using var configuration = new ConfigurationRoot([settings]);
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights(configuration.GetSection("CustomVision"));
        await using var provider = services.BuildServiceProvider();
        var manager = provider.GetRequiredService<IUserDataManager>();
        await manager.ExportProjectsAsync();

        settings.Set("CustomVision:TrainingKey", "second-key");
        configuration.Reload();
        await manager.ExportProjectsAsync();

        emulator
            .Requests.Snapshot()
            .Select(request => (request.Header("Training-Key"), request.Status))
            .Should()
            .Equal(("first-key", 200), ("second-key", 200));
    }

    [Fact]
    public async Task Both_clients_of_the_builder_take_a_hosts_handlers()
    {
        await using var emulator = await TrainingEmulator.StartAsync(new EmulatorOptions { Seed = EmulatorSeed.Demo });
        var (training, download) = (new Wire(), new Wire());
        var services = new ServiceCollection();
        var builder = services.AddCustomVisionDataRights(options =>
            (options.Endpoint, options.TrainingKey) = (emulator.Endpoint, emulator.TrainingKey)
        );
        builder.TrainingClient.AddHttpMessageHandler(training.NewEnd);
        builder.DownloadClient.AddHttpMessageHandler(download.NewEnd);
        await using var provider = services.BuildServiceProvider();
        var project = emulator.Account.Projects[0];

        await using var content = await provider
            .GetRequiredService<IUserDataExporter>()
            .OpenImageAsync(project.Id, project.WorkspaceImageIds[0]);

        training.Sent.Should().ContainSingle();
        download.Sent.Should().ContainSingle();
    }

    private static bool IsFacade(ServiceDescriptor service) =>
        service.ServiceType == typeof(IUserDataManager)
        || service.ServiceType == typeof(IUserDataExporter)
        || service.ServiceType == typeof(IUserDataEraser);

    private static void Set(DataRightsOptions options)
    {
        options.Endpoint = new Uri("https://contoso.cognitiveservices.azure.com");
        options.TrainingKey = "key";
    }
}
