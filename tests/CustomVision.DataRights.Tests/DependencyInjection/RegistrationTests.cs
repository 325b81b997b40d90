using CustomVision.DataRights.Training;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.DependencyInjection;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Calling_twice_adds_nothing_and_the_later_options_win()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        var stub = new StubHandler(_ => new HttpResponseMessage(System.Net.HttpStatusCode.BadGateway));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddCustomVisionDataRights(Set("first", 2));
        services.AddCustomVisionDataRights(Set("second", 2)).TrainingClient.ConfigurePrimaryHttpMessageHandler(() => stub);
        await using var provider = services.BuildServiceProvider();
        var client = Client(provider, "");

        await client.Awaiting(c => c.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();

        stub.Requests.Should().HaveCount(3, "a second retry handler would send 9");
        stub.Requests.Should().OnlyContain(asked => asked.Key == "second");
    }

    [Fact]
    public async Task Several_resources_keep_their_endpoints_and_keys_apart()
    {
        var stub = new StubHandler(_ => StubHandler.Json("[]"));
        var services = new ServiceCollection();
        foreach (var name in new[] { "eu", "us" })
        {
            services
                .AddCustomVisionDataRights(
                    name,
                    options =>
                    {
                        options.Endpoint = new Uri($"https://{name}.example");
                        options.TrainingKey = $"key-{name}";
                    }
                )
                .TrainingClient.ConfigurePrimaryHttpMessageHandler(() => stub);
        }

        await using var provider = services.BuildServiceProvider();

        await Client(provider, "eu").GetProjectsAsync(default);
        await Client(provider, "us").GetProjectsAsync(default);

        stub.Requests.Select(asked => (asked.Uri.Host, asked.Key)).Should().Equal(("eu.example", "key-eu"), ("us.example", "key-us"));
    }

    [Fact]
    public async Task Both_halves_of_a_name_share_one_throttle_but_not_the_right_to_delete()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        var stub = new StubHandler(asked =>
            asked.Method == HttpMethod.Delete ? new HttpResponseMessage(System.Net.HttpStatusCode.NoContent) : StubHandler.Json("[]")
        );
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        services.AddCustomVisionDataExport(Set("key", 0)).TrainingClient.ConfigurePrimaryHttpMessageHandler(() => stub);
        services
            .AddCustomVisionDataRights(options => options.RequestsPerSecond = 1)
            .TrainingClient.ConfigurePrimaryHttpMessageHandler(() => stub);
        await using var provider = services.BuildServiceProvider();
        var reading = Client(provider, "", isReadOnly: true);
        var full = Client(provider, "");

        await full.DeleteProjectAsync(Guid.NewGuid(), default);
        await reading.GetProjectsAsync(default);

        time.Elapsed.Should().BeCloseTo(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1));
        await reading.Awaiting(client => client.DeleteProjectAsync(Guid.NewGuid(), default)).Should().ThrowAsync<DataRightsException>();
    }

    [Fact]
    public async Task Handlers_of_a_host_see_no_key_and_every_attempt_of_its_own_retry_takes_the_throttle()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        var stub = new StubHandler(_ => StubHandler.Json("[]"));
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time);
        var seen = new List<bool>();
        var host = new Wire
        {
            Intercept = async (request, send) =>
            {
                seen.Add(request.Headers.Contains("Training-Key"));
                (await send()).Dispose();
                return await send();
            },
        };
        services
            .AddCustomVisionDataRights(options =>
            {
                Set("key", 0)(options);
                options.RequestsPerSecond = 1;
            })
            .TrainingClient.AddHttpMessageHandler(host.NewEnd)
            .ConfigurePrimaryHttpMessageHandler(() => stub);
        await using var provider = services.BuildServiceProvider();

        await Client(provider, "").GetProjectsAsync(default);

        seen.Should().Equal(false);
        stub.Requests.Should().HaveCount(2).And.OnlyContain(asked => asked.Key == "key");
        time.Elapsed.Should().BeCloseTo(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void Builder_gives_both_clients_the_name_and_the_services()
    {
        var services = new ServiceCollection();

        var builder = services.AddCustomVisionDataRights("eu", Set("key", 0));

        builder.Name.Should().Be("eu");
        builder.Services.Should().BeSameAs(services);
        builder.TrainingClient.Name.Should().Be("CustomVision.DataRights.Training:eu");
        builder.DownloadClient.Name.Should().Be("CustomVision.DataRights.Download:eu");
    }

    [Fact]
    public void Missing_arguments_are_named()
    {
        var services = new ServiceCollection();

        services
            .Invoking(s => s.AddCustomVisionDataRights(null!, Set("key", 0)))
            .Should()
            .Throw<ArgumentNullException>()
            .WithParameterName("name");
        services.Invoking(s => s.AddCustomVisionDataRights((Action<DataRightsOptions>)null!)).Should().Throw<ArgumentNullException>();
        FluentActions
            .Invoking(() => ((IServiceCollection)null!).AddCustomVisionDataExport(Set("key", 0)))
            .Should()
            .Throw<ArgumentNullException>();
    }

    private static Action<DataRightsOptions> Set(string key, int retries) =>
        options =>
        {
            options.Endpoint = new Uri("https://contoso.cognitiveservices.azure.com");
            options.TrainingKey = key;
            options.MaxRetryAttempts = retries;
        };

    private static TrainingClient Client(IServiceProvider provider, string name, bool isReadOnly = false) =>
        provider.GetRequiredKeyedService<TrainingClient>(new DataRightsRegistration(name, isReadOnly));
}
