using CustomVision.DataRights.Emulator.Hosting;

namespace CustomVision.DataRights.Emulator.Tests.Hosting;

public sealed class BandwidthTests
{
    [Fact]
    public void Bodies_share_one_line()
    {
        var time = new TestClock();
        var line = new Bandwidth(bytesPerSecond: 100_000, time);

        var first = line.CarryAsync(50_000, CancellationToken.None);
        var second = line.CarryAsync(50_000, CancellationToken.None);

        time.Advance(TimeSpan.FromMilliseconds(499));
        first.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));
        first.IsCompletedSuccessfully.Should().BeTrue();
        second.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromMilliseconds(500));
        second.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public void Idle_line_saves_nothing_up()
    {
        var time = new TestClock();
        var line = new Bandwidth(bytesPerSecond: 100_000, time);
        time.Advance(TimeSpan.FromMinutes(1));

        var body = line.CarryAsync(100_000, CancellationToken.None);

        time.Advance(TimeSpan.FromMilliseconds(999));
        body.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromMilliseconds(1));
        body.IsCompletedSuccessfully.Should().BeTrue();
    }

    [Fact]
    public async Task Each_connection_carries_at_its_own_rate()
    {
        var time = new TestClock();
        await using var fixture = await EmulatorFixture.StartAsync(options =>
            (options.TimeProvider, options.ConnectionBandwidth) = (time, 1_000)
        );
        var project = fixture.Emulator.Seed(account =>
        {
            var seeded = account.AddProject("Faces", ProjectKind.Multilabel);
            seeded.AddImage(Picture(20_000));
            seeded.AddImage(Picture(10_000));
            return seeded.Id;
        });
        var links = (await fixture.GetAsync($"projects/{project}/images"))
            .EnumerateArray()
            .Select(image => image.GetProperty("originalImageUri").GetString()!)
            .ToList();
        var lengths = new List<long>();
        foreach (var link in links)
        {
            using var head = await fixture.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, link));
            lengths.Add(head.Content.Headers.ContentLength!.Value);
        }

        var large = fixture.Client.GetByteArrayAsync(links[lengths.IndexOf(20_000)]);
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(20));
        var small = fixture.Client.GetByteArrayAsync(links[lengths.IndexOf(10_000)]);
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(10)); // on a shared line, its turn would end after 30 seconds

        time.Advance(TimeSpan.FromSeconds(10));
        (await small).Should().HaveCount(10_000);
        large.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(10));
        (await large).Should().HaveCount(20_000);
    }

    [Fact]
    public void Line_without_a_limit_is_free_at_once() =>
        new Bandwidth(bytesPerSecond: 0, new TestClock()).CarryAsync(long.MaxValue, CancellationToken.None)
            .IsCompletedSuccessfully.Should()
            .BeTrue();

    // A GIF's header, and as many bytes as wanted: the emulator looks at no more.
    private static byte[] Picture(int length)
    {
        var picture = new byte[length];
        "GIF89a"u8.CopyTo(picture);
        (picture[6], picture[7], picture[8], picture[9]) = (0, 2, 0, 2); // 512 pixels each
        return picture;
    }
}
