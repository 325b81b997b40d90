using CustomVision.DataRights.Export.Units;

namespace CustomVision.DataRights.Tests.Export.Units;

public sealed class SuspensionDetectorTests
{
    [Fact]
    public void A_process_that_runs_for_long_is_awake()
    {
        var clock = new TestClock();
        using var detector = new SuspensionDetector(clock);
        for (var second = 0; second < 120; second++)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
        }

        detector.WasSuspended.Should().BeFalse();
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(16, true)]
    public void A_process_that_was_stopped_for_longer_than_15_seconds_notices_it(int seconds, bool notices)
    {
        // The clock of a stopped process jumps: its timer ticks once, at the end.
        var clock = new TestClock();
        using var detector = new SuspensionDetector(clock);
        clock.Advance(TimeSpan.FromSeconds(seconds));

        detector.WasSuspended.Should().Be(notices);
        detector.WasSuspended.Should().Be(notices, "it stays so");
    }
}
