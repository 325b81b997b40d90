using System.Net;
using CustomVision.DataRights.Training;
using CustomVision.DataRights.Training.Links;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.Tests.Training.Links;

/// <summary>Where downloads may go: stubs in place of names, and listeners on loopback in place of storage.</summary>
public sealed class LinkTests
{
    private const string Here = "https://contoso.cognitiveservices.azure.com/";

    [Theory]
    [InlineData("http://storage.example/i", "not https")]
    [InlineData("https://127.0.0.1/i", "private address")]
    [InlineData("https://localhost/i", "private address")]
    [InlineData("https://[::1]/i", "private address")]
    [InlineData("https://[::ffff:10.0.0.1]/i", "private address")]
    [InlineData("https://10.0.0.1/i", "private address")]
    [InlineData("https://2130706433/i", "private address")]
    [InlineData("https://0x7f.1/i", "private address")]
    public async Task Link_that_spells_out_where_it_must_not_lead_is_not_followed(string link, string reason)
    {
        using var rig = new TrainingRig();

        var error = (
            await rig
                .Client.Awaiting(client => client.OpenBlobAsync(link + "?sig=secret", TrainingRig.ProjectId, default))
                .Should()
                .ThrowAsync<TrainingApiException>()
        ).Which;

        error.Message.Should().StartWith("GetBlob: ").And.Contain(reason).And.NotContain("secret");
        rig.Download.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("https://203.0.113.9/i")]
    [InlineData("https://storage.example/i")]
    public async Task Link_to_the_internet_is_followed(string link)
    {
        using var rig = new TrainingRig(download: new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.OK)));

        using var blob = await rig.Client.OpenBlobAsync(link, TrainingRig.ProjectId, default);

        rig.Download.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData(Here, false, "127.0.0.1")]
    [InlineData(Here, true, "127.0.0.1")]
    [InlineData(Here, false, "::ffff:127.0.0.1")]
    [InlineData("https://10.0.0.9/", false, "127.0.0.1")]
    public async Task Name_that_resolves_to_this_machine_meets_no_listener(string endpoint, bool allowPrivate, string address)
    {
        using var server = new OneAnswerServer();
        await using var host = Host(endpoint, allowPrivate, name => [IPAddress.Parse(name == "storage.example" ? address : "203.0.113.1")]);

        var error = (
            await Client(host)
                .Awaiting(client => client.OpenBlobAsync($"https://storage.example:{server.Port}/i", Guid.NewGuid(), default))
                .Should()
                .ThrowAsync<TrainingApiException>()
        ).Which;

        error.InnerException.Should().BeOfType<ForbiddenLinkException>();
        error.Attempts.Should().Be(1, "an address does not become public in a minute");
        server.HasConnection.Should().BeFalse();
    }

    [Fact]
    public async Task Connection_goes_to_the_address_that_was_checked()
    {
        using var server = new OneAnswerServer();
        var asked = 0;
        await using var host = Host(
            "http://localhost/",
            allowPrivate: false,
            name => name == "storage.example" && asked++ == 0 ? [IPAddress.Loopback] : [IPAddress.Parse("0.0.0.0")]
        );
        var answering = server.AnswerAsync("picture");

        using var blob = await Client(host).OpenBlobAsync($"http://storage.example:{server.Port}/i", Guid.NewGuid(), default);

        using var reader = new StreamReader(blob.Stream);
        (await reader.ReadToEndAsync()).Should().Be("picture");
        asked.Should().Be(1);
        await answering;
    }

    [Theory]
    [InlineData(Here, false, false, "10.0.0.1")]
    [InlineData(Here, true, true, "10.0.0.1")]
    [InlineData(Here, true, true, "fd00::1")]
    [InlineData(Here, true, false, "169.254.0.1")]
    [InlineData(Here, true, false, "255.255.255.255")]
    [InlineData("https://10.0.0.9/", false, true, "10.0.0.1")]
    [InlineData("https://10.0.0.9/", false, false, "169.254.0.1")]
    [InlineData("https://private.example/", false, true, "10.0.0.1")]
    [InlineData("http://localhost/", false, true, "10.0.0.1")]
    [InlineData("http://localhost/", false, true, "127.0.0.5")]
    [InlineData("http://localhost/", true, false, "169.254.0.1")]
    public async Task Private_addresses_need_an_endpoint_or_an_option_that_allows_them(
        string endpoint,
        bool allowPrivate,
        bool isAllowed,
        string address
    )
    {
        var options = new DataRightsOptions { Endpoint = new Uri(endpoint), Downloads = { AllowPrivateAddresses = allowPrivate } };
        var rules = new LinkRules(
            () => options,
            (name, _) =>
                Task.FromResult<IPAddress[]>(
                    name switch
                    {
                        "private.example" => [IPAddress.Parse("10.0.0.9")],
                        "storage.example" => [IPAddress.Parse(address)],
                        _ => [IPAddress.Parse("203.0.113.1")],
                    }
                )
        );

        var resolving = rules.Awaiting(one => one.ResolveAsync("storage.example", default));

        if (isAllowed)
        {
            (await resolving()).Should().Equal(IPAddress.Parse(address));
        }
        else
        {
            await resolving.Should().ThrowAsync<ForbiddenLinkException>();
        }
    }

    [Fact]
    public async Task Only_the_public_one_of_several_addresses_is_used()
    {
        var options = new DataRightsOptions { Endpoint = new Uri(Here) };
        var rules = new LinkRules(
            () => options,
            (name, _) =>
                Task.FromResult<IPAddress[]>(
                    name == "storage.example" ? [IPAddress.Loopback, IPAddress.Parse("203.0.113.1")] : [IPAddress.Parse("203.0.113.2")]
                )
        );

        (await rules.ResolveAsync("storage.example", default)).Should().Equal(IPAddress.Parse("203.0.113.1"));
    }

    [Fact]
    public async Task Proxy_of_the_host_may_have_a_private_address()
    {
        using var server = new OneAnswerServer();
        await using var host = Host(
            Here,
            allowPrivate: false,
            _ => throw new InvalidOperationException("No name was to be resolved."),
            new SocketsHttpHandler { Proxy = new WebProxy($"http://127.0.0.1:{server.Port}"), UseProxy = true }
        );
        var answering = server.AnswerAsync(body: null);
        using var canceled = new CancellationTokenSource();

        var opening = Client(host).OpenBlobAsync("https://storage.example/i", Guid.NewGuid(), canceled.Token);

        (await answering).Should().StartWith("CONNECT storage.example:443");
        await canceled.CancelAsync();
        await opening.Awaiting(open => open).Should().ThrowAsync<OperationCanceledException>();
    }

    private static TrainingClient Client(ServiceProvider host) =>
        host.GetRequiredKeyedService<TrainingClient>(new DataRightsRegistration(Options.DefaultName, IsReadOnly: false));

    [Fact]
    public async Task Name_with_a_trailing_dot_and_an_address_with_a_zone_are_treated_as_those_without()
    {
        using var rig = new TrainingRig();

        foreach (
            var link in new[]
            {
                "https://localhost./i",
                "https://127.0.0.1./i",
                "https://[fe80::1%251]/i",
                "https://127.1/i",
                "https://a.localhost/i",
            }
        )
        {
            (
                await rig
                    .Client.Awaiting(client => client.OpenBlobAsync(link, TrainingRig.ProjectId, default))
                    .Should()
                    .ThrowAsync<TrainingApiException>(link)
            ).WithInnerException<ForbiddenLinkException>(link);
        }

        rig.Download.Requests.Should().BeEmpty();
    }

    private static ServiceProvider Host(
        string endpoint,
        bool allowPrivate,
        Func<string, IPAddress[]> resolve,
        SocketsHttpHandler? primary = null
    ) =>
        new HostSetup(new Uri(endpoint), TrainingRig.Key)
        {
            Configure = options =>
            {
                options.Timeouts.MaxRetryDelay = TimeSpan.Zero;
                options.Downloads.AllowPrivateAddresses = allowPrivate;
            },
            Clients = builder =>
            {
                if (primary is not null)
                {
                    builder.DownloadClient.ConfigurePrimaryHttpMessageHandler(() => primary);
                }
            },
            Services = services => services.AddSingleton<ResolveHost>((name, _) => Task.FromResult(resolve(name))),
        }.Build();
}
