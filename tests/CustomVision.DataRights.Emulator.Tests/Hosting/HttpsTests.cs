using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace CustomVision.DataRights.Emulator.Tests.Hosting;

public sealed class HttpsTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("localhost")]
    public async Task Certificate_IsValidForTheNamesOfLoopback(string host)
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.UseHttps = true);

        var address = new UriBuilder(fixture.Emulator.Endpoint) { Host = host, Path = EmulatorFixture.Training("projects") }.Uri;

        address.Scheme.Should().Be("https");
        using var response = await fixture.Client.GetAsync(address);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Certificate_IsNotTrustedByAClientThatWasNotGivenIt()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.UseHttps = true);
        using var stranger = new HttpClient();

        var call = () => stranger.GetAsync(fixture.Emulator.Endpoint);

        await call.Should().ThrowAsync<HttpRequestException>().Where(e => e.HttpRequestError == HttpRequestError.SecureConnectionError);
    }

    [Fact]
    public async Task CertificateFile_HoldsTheCertificateWithoutItsKey_AndIsRemovedAtTheEnd()
    {
        string path;
        await using (var fixture = await EmulatorFixture.StartAsync(options => options.UseHttps = true))
        {
            path = fixture.Emulator.CertificatePath!;
            var text = await File.ReadAllTextAsync(path);
            text.Should().NotContain("PRIVATE");
            using var read = X509Certificate2.CreateFromPem(text);
            read.RawData.Should().Equal(fixture.Emulator.Certificate!.RawData);
            fixture.Emulator.Certificate.HasPrivateKey.Should().BeFalse();
        }

        File.Exists(path).Should().BeFalse();
    }

    [Fact]
    public async Task ImageLinks_UseHttps_AndCanBeUploadedByUrl()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options => options.UseHttps = true);
        var (from, to) = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("from", ProjectKind.Multilabel);
            seeded.AddImages(1);
            return (seeded.Id, account.AddProject("to", ProjectKind.Multilabel).Id);
        });
        var image = (await fixture.GetAsync($"projects/{from}/images"))[0];
        var link = image.GetProperty("originalImageUri").GetString()!;
        link.Should().StartWith("https://");
        (await fixture.Client.GetByteArrayAsync(link)).Should().NotBeEmpty();

        var created = await fixture.PostAsync($"projects/{to}/images/urls", new { images = new[] { new { url = link } } });

        created.GetProperty("isBatchSuccessful").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Administration_IsNotEncrypted()
    {
        await using var fixture = await EmulatorFixture.StartAsync(options =>
        {
            options.UseHttps = true;
            options.AdministrationPort = 0;
        });
        using var client = new HttpClient();

        fixture.Emulator.AdministrationEndpoint!.Scheme.Should().Be("http");
        (await client.GetAsync(new Uri(fixture.Emulator.AdministrationEndpoint, "state"))).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task WithoutHttps_ThereIsNoCertificate()
    {
        await using var fixture = await EmulatorFixture.StartAsync();

        fixture.Emulator.Endpoint.Scheme.Should().Be("http");
        fixture.Emulator.Certificate.Should().BeNull();
        fixture.Emulator.CertificatePath.Should().BeNull();
    }
}
