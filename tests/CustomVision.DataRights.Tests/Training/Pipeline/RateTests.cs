using System.Net;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training.Pipeline;

/// <summary>Bytes that come, but too few: one every two seconds for ever is no progress.</summary>
public sealed class RateTests
{
    private const string Link = "https://store.example/i";
    private const string Slow = "less than 1,024 bytes a second over 30 seconds (Timeouts:MinBytesPerSecond)";

    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task Answer_of_one_byte_every_two_seconds_ends_after_the_window_and_is_asked_for_again()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        using var rig = new TrainingRig(
            new StubHandler(_ => StubHandler.Streaming(new TrickleStream(time, TwoSeconds, bytes: 1, "[]"))),
            time: time,
            configure: options => options.MaxRetryAttempts = 2
        );

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        error.Message.Should().Contain(Slow).And.StartWith("GetProjects");
        error.Attempts.Should().Be(3);
        time.Elapsed.Should().BeLessThan(TimeSpan.FromMinutes(5));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Download_of_one_byte_every_two_seconds_ends_after_the_window(bool isSynchronous)
    {
        var time = new TestClock();
        using var rig = new TrainingRig(
            download: new StubHandler(_ => StubHandler.Streaming(new TrickleStream(time, TwoSeconds, bytes: 1), "image/png")),
            time: time
        );
        await using var blob = await rig.Client.OpenBlobAsync(Link, TrainingRig.ProjectId, default);
        var buffer = new byte[64];

        var read = async () =>
        {
            while ((isSynchronous ? blob.Stream.Read(buffer) : await blob.Stream.ReadAsync(buffer)) > 0) { }
        };

        (await read.Should().ThrowAsync<IOException>()).Which.Message.Should().Contain(Slow);
        time.Elapsed.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData(1024, 2048, 300)] // exactly the lowest rate
    [InlineData(0, 1, 300)] // any rate
    [InlineData(1024, 1, 29)] // shorter than the window
    public async Task Body_at_the_lowest_rate_arrives_whole(int lowest, int bytes, int seconds)
    {
        var time = new TestClock();
        var length = bytes * (seconds / 2);
        using var rig = new TrainingRig(
            download: new StubHandler(_ => StubHandler.Streaming(new TrickleStream(time, TwoSeconds, bytes, length: length), "image/png")),
            time: time,
            configure: options => options.Timeouts.MinBytesPerSecond = lowest
        );
        await using var blob = await rig.Client.OpenBlobAsync(Link, TrainingRig.ProjectId, default);
        using var read = new MemoryStream();

        await blob.Stream.CopyToAsync(read);

        read.Length.Should().Be(length);
    }

    [Fact]
    public async Task Time_that_the_reader_takes_is_not_counted()
    {
        var time = new TestClock();
        using var rig = new TrainingRig(
            download: new StubHandler(_ =>
                StubHandler.Streaming(new TrickleStream(time, TimeSpan.FromMilliseconds(1), bytes: 2, length: 100))
            ),
            time: time
        );
        await using var blob = await rig.Client.OpenBlobAsync(Link, TrainingRig.ProjectId, default);
        var (buffer, length) = (new byte[8], 0);

        for (var read = 1; read > 0; length += read)
        {
            read = await blob.Stream.ReadAsync(buffer);
            time.Advance(TimeSpan.FromMinutes(1)); // a slow disk
        }

        length.Should().Be(100);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Opened_image_is_no_larger_than_its_limit(bool isDeclared)
    {
        using var rig = new TrainingRig(
            configure: options => options.Downloads.MaxImageSize = 100,
            download: new StubHandler(_ =>
            {
                var answer = StubHandler.Streaming(new TrickleStream(new TestClock(), TimeSpan.Zero, bytes: 50, length: 101));
                answer.Content.Headers.ContentLength = isDeclared ? 101 : null;
                return answer;
            })
        );
        var buffer = new byte[1000];

        var read = async () =>
        {
            await using var blob = await rig.Client.OpenBlobAsync(Link, TrainingRig.ProjectId, default, rig.Client.LimitOfImages);
            _ = await blob.Stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false);
        };

        var error = (await read.Should().ThrowAsync<Exception>()).Which;
        error.Message.Should().Contain("Downloads:MaxImageSize").And.Contain("more than the 100 bytes");
        (error is TrainingApiException { Status: HttpStatusCode.OK })
            .Should()
            .Be(isDeclared, "what is declared is refused before it is read");
    }
}
