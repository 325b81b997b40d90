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
    public void Line_without_a_limit_is_free_at_once() =>
        new Bandwidth(bytesPerSecond: 0, new TestClock()).CarryAsync(long.MaxValue, CancellationToken.None)
            .IsCompletedSuccessfully.Should()
            .BeTrue();
}
