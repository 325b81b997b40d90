using System.Net;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CustomVision.DataRights.Tests.Training.Pipeline;

public sealed class KeyTests
{
    private static readonly Uri Blob = new("https://irisprod.blob.core.windows.net/i-1/i-2?sv=2017-04-17&sig=secret%3D");

    [Fact]
    public async Task Training_call_carries_the_key()
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json("[]")));

        await rig.Client.GetProjectsAsync(default);

        rig.Training.Requests.Single().Key.Should().Be(TrainingRig.Key);
    }

    [Fact]
    public async Task Rotated_key_goes_with_the_very_next_attempt()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>(StringComparer.Ordinal)
                {
                    ["CustomVision:Endpoint"] = "https://contoso.cognitiveservices.azure.com",
                    ["CustomVision:TrainingKey"] = "old",
                }
            )
            .Build();
        var stub = new StubHandler(asked =>
        {
            if (asked.Index > 0)
            {
                return StubHandler.Json("[]");
            }

            configuration["CustomVision:TrainingKey"] = "new";
            configuration.Reload();
            return new HttpResponseMessage(HttpStatusCode.BadGateway);
        });
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(new TestClock { DelaysPassAtOnce = true });
        services
            .AddCustomVisionDataRights(configuration.GetSection("CustomVision"))
            .TrainingClient.ConfigurePrimaryHttpMessageHandler(() => stub);
        await using var provider = services.BuildServiceProvider();
        var client = TrainingClientFactory.Create(provider, new DataRightsRegistration("", IsReadOnly: false));

        await client.GetProjectsAsync(default);

        stub.Requests.Select(asked => asked.Key).Should().Equal("old", "new");
    }

    [Fact]
    public async Task Download_never_carries_the_key()
    {
        using var rig = new TrainingRig(download: new StubHandler(_ => new HttpResponseMessage()));

        await using var blob = await rig.Client.OpenBlobAsync(Blob.OriginalString, TrainingRig.ProjectId, default);

        rig.Download.Requests.Single().Headers.Values.Should().NotContain(value => value.Contains(TrainingRig.Key));
        rig.Download.Requests.Single().Uri.OriginalString.Should().Be(Blob.OriginalString, "a signature does not survive re-encoding");
    }

    [Fact]
    public async Task Download_that_a_host_gives_the_key_is_refused_before_it_is_sent()
    {
        using var rig = new TrainingRig(
            download: new StubHandler(_ => new HttpResponseMessage()),
            services: services =>
                services.ConfigureHttpClientDefaults(http =>
                    http.ConfigureHttpClient(client => client.DefaultRequestHeaders.Add("Training-Key", TrainingRig.Key))
                )
        );

        var act = () => rig.Client.OpenBlobAsync(Blob.OriginalString, TrainingRig.ProjectId, default);

        (await act.Should().ThrowAsync<DataRightsException>()).Which.Message.Should().NotContain(TrainingRig.Key);
        rig.Download.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://evil.example/customvision/v3.3/training/projects")]
    [InlineData("http://contoso.cognitiveservices.azure.com/customvision/v3.3/training/projects")]
    [InlineData("https://contoso.cognitiveservices.azure.com:8443/customvision/v3.3/training/projects")]
    public async Task Request_to_another_authority_is_not_sent(string uri)
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json("[]")));
        using var client = rig.Services.GetRequiredService<IHttpClientFactory>().CreateClient("CustomVision.DataRights.Training");

        await client.Awaiting(http => http.GetAsync(new Uri(uri))).Should().ThrowAsync<DataRightsException>();

        rig.Training.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Redirect_is_an_error_that_says_so_and_is_not_followed()
    {
        using var rig = new TrainingRig(
            new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.TemporaryRedirect)
            {
                Headers = { Location = new Uri("https://evil.example/?sig=abc") },
            })
        );

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        error.Message.Should().Contain("redirect").And.NotContain("evil").And.NotContain("sig=");
        rig.Training.Requests.Should().ContainSingle();
    }

    [Fact]
    public void Primary_handler_of_a_host_loses_redirects_and_cookies()
    {
        using var own = new SocketsHttpHandler { AllowAutoRedirect = true, UseCookies = true };
        using var rig = new TrainingRig(services: services =>
            services.AddHttpClient("CustomVision.DataRights.Training").ConfigurePrimaryHttpMessageHandler(() => own)
        );

        rig.Services.GetRequiredService<IHttpClientFactory>().CreateClient("CustomVision.DataRights.Training").Dispose();

        own.AllowAutoRedirect.Should().BeFalse();
        own.UseCookies.Should().BeFalse();
    }

    [Fact]
    public async Task Registration_that_only_reads_refuses_every_delete_and_lets_questions_pass()
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json("""{"token":null,"results":[]}""")), readOnly: true);
        var id = TrainingRig.ProjectId;

        Func<Task>[] deletes =
        [
            () => rig.Client.DeleteProjectAsync(id, default),
            () => rig.Client.DeleteIterationAsync(id, id, default),
            () => rig.Client.UnpublishIterationAsync(id, id, default),
            () => rig.Client.DeleteTagAsync(id, id, default),
            () => rig.Client.DeleteImagesAsync(id, [id], true, default),
            () => rig.Client.DeletePredictionsAsync(id, [id], default),
        ];
        foreach (var delete in deletes)
        {
            (await delete.Should().ThrowAsync<DataRightsException>()).Which.Message.Should().Contain("only reads");
        }

        rig.Training.Requests.Should().BeEmpty();
        await foreach (var _ in rig.Client.QueryPredictionsAsync(id, new(), default)) { }

        rig.Training.Requests.Should().ContainSingle();
    }
}
