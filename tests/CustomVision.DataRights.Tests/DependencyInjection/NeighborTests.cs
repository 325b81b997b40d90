using System.Net;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Tests.Training;
using CustomVision.DataRights.Training;
using Microsoft.AspNetCore.HeaderPropagation;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace CustomVision.DataRights.Tests.DependencyInjection;

/// <summary>
/// What else a host adds to its HTTP clients does the library's two no harm: on every client of the host, and on the two themselves.
/// </summary>
public sealed class NeighborTests
{
    [Theory]
    [InlineData("https://customvision")]
    [InlineData("https+http://customvision")]
    public async Task Service_discovery_on_every_client_changes_no_address(string name)
    {
        var (training, download) = (Listed(), new StubHandler(_ => new HttpResponseMessage { Content = new ByteArrayContent([1]) }));
        using var rig = new TrainingRig(
            training,
            download,
            services: services =>
            {
                services.AddSingleton<IConfiguration>(Discovered("contoso.cognitiveservices.azure.com", "stolen.example"));
                services.AddServiceDiscovery();
                services.ConfigureHttpClientDefaults(http => http.AddServiceDiscovery());
                services.AddHttpClient("another", client => client.BaseAddress = new Uri(name));
            }
        );

        await rig.Client.GetProjectsAsync(default);
        await using var blob = await rig.Client.OpenBlobAsync("https://storage.example/i?sig=secret", TrainingRig.ProjectId, default);

        training.Requests.Should().ContainSingle().Which.Uri.Host.Should().Be("contoso.cognitiveservices.azure.com");
        download.Requests.Should().ContainSingle().Which.Uri.Host.Should().Be("storage.example");
    }

    [Fact]
    public async Task Service_discovery_on_the_training_client_itself_is_refused_before_the_key_reaches_another_host()
    {
        var training = Listed();
        using var rig = new TrainingRig(
            training,
            services: services =>
            {
                services.AddSingleton<IConfiguration>(Discovered("contoso.cognitiveservices.azure.com", "stolen.example"));
                services.AddServiceDiscovery();
                services.AddCustomVisionDataRights(_ => { }).TrainingClient.AddServiceDiscovery();
            }
        );

        var refusal = await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<DataRightsException>();

        refusal.WithMessage("*a host other than the configured endpoint*");
        training.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Propagated_headers_reach_the_service_only_where_the_host_asks_for_it_and_never_take_the_place_of_the_key(
        bool onClient
    )
    {
        var (training, download) = (Listed(), new StubHandler(_ => new HttpResponseMessage { Content = new ByteArrayContent([1]) }));
        var services = new ServiceCollection();
        services.AddHeaderPropagation(options =>
        {
            options.Headers.Add("x-request-id");
            options.Headers.Add("Training-Key");
        });
        services.ConfigureHttpClientDefaults(http => http.AddHeaderPropagation());
        var builder = services.AddCustomVisionDataRights(options =>
            (options.Endpoint, options.TrainingKey) = (new Uri("https://contoso.cognitiveservices.azure.com"), TrainingRig.Key)
        );
        builder.TrainingClient.ConfigurePrimaryHttpMessageHandler(() => training);
        builder.DownloadClient.ConfigurePrimaryHttpMessageHandler(() => download);
        if (onClient)
        {
            builder.TrainingClient.AddHeaderPropagation();
        }

        await using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<HeaderPropagationValues>().Headers = new Dictionary<string, StringValues>(
            StringComparer.OrdinalIgnoreCase
        )
        {
            ["x-request-id"] = "r-1",
            ["Training-Key"] = "of-the-caller",
        };
        var client = provider.GetRequiredKeyedService<TrainingClient>(new DataRightsRegistration("", IsReadOnly: false));

        await client.GetProjectsAsync(default);
        await using var blob = await client.OpenBlobAsync("https://storage.example/i?sig=secret", TrainingRig.ProjectId, default);

        var (asked, loaded) = (training.Requests.Single(), download.Requests.Single());
        asked.Key.Should().Be(TrainingRig.Key);
        loaded.Key.Should().BeNull("storage never receives a key");
        asked.Headers.GetValueOrDefault("x-request-id").Should().Be(onClient ? "r-1" : null);
    }

    [Fact]
    public async Task Proxy_handler_of_the_host_carries_both_clients_and_keeps_redirects_off()
    {
        await using var emulator = await TrainingEmulator.StartAsync(
            new EmulatorOptions { PublicOrigin = new Uri("http://links.emulator.test") }
        );
        var image = emulator.Seed(account => account.AddProject("people", ProjectKind.Multilabel).AddImages(1)[0]);
        await using var proxy = new ForwardProxy(
            new Dictionary<string, Uri>(StringComparer.Ordinal)
            {
                ["emulator.test"] = emulator.Endpoint,
                ["links.emulator.test"] = emulator.BlobEndpoint,
            }
        );
        var services = new ServiceCollection();
        var builder = services.AddCustomVisionDataRights(options =>
            (options.Endpoint, options.TrainingKey, options.AllowInsecureEndpoint) = (
                new Uri("http://emulator.test"),
                emulator.TrainingKey,
                true
            )
        );
        List<SocketsHttpHandler> handlers = [];
        foreach (var client in new[] { builder.TrainingClient, builder.DownloadClient })
        {
            client.ConfigurePrimaryHttpMessageHandler(() =>
            {
                handlers.Add(new SocketsHttpHandler { Proxy = new WebProxy(proxy.Address), UseProxy = true });
                return handlers[^1];
            });
        }

        await using var provider = services.BuildServiceProvider();
        var manager = provider.GetRequiredService<IUserDataManager>();
        var project = (await manager.ExportProjectsAsync())[0].Id;
        await using var content = await manager.OpenImageAsync(project, image);
        await content.Stream.CopyToAsync(Stream.Null);

        proxy.Hosts.Distinct().Should().Equal("emulator.test", "links.emulator.test");
        handlers.Should().OnlyContain(handler => !handler.AllowAutoRedirect && !handler.UseCookies);
    }

    private static StubHandler Listed() => new(_ => StubHandler.Json("[]"));

    private static IConfigurationRoot Discovered(string name, string authority, string scheme = "https") =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal) { [$"Services:{name}:{scheme}:0"] = $"{scheme}://{authority}" }
            )
            .Build();
}
