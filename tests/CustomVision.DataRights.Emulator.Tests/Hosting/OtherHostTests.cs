using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using CustomVision.DataRights.Emulator.Faults;

namespace CustomVision.DataRights.Emulator.Tests.Hosting;

/// <summary>An emulator that other hosts reach. Its other address is one of loopback too: 127.0.0.2.</summary>
public sealed class OtherHostTests
{
    private static readonly IPAddress Other = IPAddress.Parse("127.0.0.2");
    private static readonly Uri PublicOrigin = new("https://emulator.test:5081");

    [Fact]
    public async Task BindAddress_MovesTheApiAndTheLinks_AndNeverTheAdministration()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
            (options.BindAddress, options.AdministrationPort) = (Other, 0)
        );
        var emulator = fixture.Emulator;

        (emulator.Endpoint.Host, emulator.BlobEndpoint.Host, emulator.AdministrationEndpoint!.Host)
            .Should()
            .Be(("127.0.0.2", "127.0.0.2", "127.0.0.1"));
        (await fixture.GetAsync("projects")).GetArrayLength().Should().Be(0);
        (await ConnectsAsync(IPAddress.Loopback, emulator.AdministrationEndpoint.Port)).Should().BeTrue();
        (await ConnectsAsync(Other, emulator.AdministrationEndpoint.Port)).Should().BeFalse("the administration issues tokens");
        (await ConnectsAsync(IPAddress.Loopback, emulator.Endpoint.Port)).Should().BeFalse();
    }

    [Fact]
    public async Task PublicOrigin_IsWhatLinksNameAndTheCertificateIsFor_AndStillUploadsByUrl()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            (options.BindAddress, options.PublicOrigin, options.UseHttps) = (Other, PublicOrigin, true);
        });
        var (from, to) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("from", ProjectKind.Multilabel);
            seeded.AddImages(1);
            return (seeded.Id, account.AddProject("to", ProjectKind.Multilabel).Id);
        });

        var link = (await fixture.GetAsync($"projects/{from}/images"))[0].GetProperty("originalImageUri").GetString()!;
        var served = new UriBuilder(link) { Host = fixture.Emulator.BlobEndpoint.Host, Port = fixture.Emulator.BlobEndpoint.Port }.Uri;
        var created = await fixture.PostAsync($"projects/{to}/images/urls", new { images = new[] { new { url = link } } });

        link.Should().StartWith("https://emulator.test:5081/i-");
        (await fixture.Client.GetByteArrayAsync(served)).Should().NotBeEmpty();
        created.GetProperty("isBatchSuccessful").GetBoolean().Should().BeTrue("a link of its own is fetched where it is served");
        fixture
            .Emulator.Certificate!.Extensions.OfType<X509SubjectAlternativeNameExtension>()
            .Single()
            .EnumerateDnsNames()
            .Should()
            .Contain("emulator.test");
    }

    [Fact]
    public async Task Health_IsAnsweredWithoutAKey_UndisturbedAndUnlogged()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.Latency = TimeSpan.FromMinutes(5));
        fixture.Emulator.Faults.Add(FaultRule.ForEverything().Answer(503));
        using var client = fixture.CreateClient();

        (await client.GetStringAsync("health")).Should().Be("""{"status":"Healthy"}""");
        (await client.SendAsync(new HttpRequestMessage(HttpMethod.Head, "health"))).StatusCode.Should().Be(HttpStatusCode.OK);
        fixture.Emulator.Requests.Find().Should().BeEmpty();
    }

    [Theory]
    [InlineData("0.0.0.0", null, "needs PublicOrigin")]
    [InlineData("::", null, "needs PublicOrigin")]
    [InlineData("127.0.0.1", "https://emulator.test/path", "must be an http or https origin")]
    [InlineData("127.0.0.1", "ftp://emulator.test", "must be an http or https origin")]
    public async Task OptionsThatCannotWork_AreRefused(string bind, string? origin, string problem)
    {
        var start = () =>
            EmulatorFixture.StartAsync(options =>
                (options.BindAddress, options.PublicOrigin) = (IPAddress.Parse(bind), origin is null ? null : new Uri(origin))
            );

        await start.Should().ThrowAsync<ArgumentException>().WithMessage($"*{problem}*");
    }

    private static async Task<bool> ConnectsAsync(IPAddress address, int port)
    {
        using var socket = new TcpClient(AddressFamily.InterNetwork);
        try
        {
            await socket.ConnectAsync(address, port);
            return true;
        }
        catch (SocketException error) when (error.SocketErrorCode == SocketError.ConnectionRefused)
        {
            return false;
        }
    }
}
