using CustomVision.DataRights.Metering;

namespace CustomVision.DataRights.Tests.Metering;

public sealed class ProgressReporterTests
{
    private readonly TestClock _time = new();
    private readonly List<Report> _reports = [];

    [Fact]
    public void Counting_reports_the_first_change_and_then_ten_times_a_second()
    {
        var meter = Create();
        for (var i = 0; i < 25; i++)
        {
            meter.Files.Add(1);
            meter.Tick();
            _time.Advance(TimeSpan.FromMilliseconds(20));
        }

        meter.Update();

        _reports.Select(report => report.Files).Should().Equal(1, 6, 11, 16, 21, 25);
    }

    [Fact]
    public void An_update_reports_at_once_and_keeps_what_was_said()
    {
        var meter = Create();

        meter.Update(report => report with { Phase = "listing" });
        meter.Bytes.Add(5);
        meter.Update();

        _reports.Select(report => (report.Phase, report.Bytes)).Should().Equal(("listing", 0), ("listing", 5));
    }

    [Fact]
    public void The_rate_leaves_out_what_an_earlier_run_and_an_earlier_phase_did()
    {
        var meter = Create();
        meter.Files.Expect(50);
        meter.Files.AddFound(20);
        meter.PerSecond(meter.Files).Should().Be(0);
        meter.Remaining(meter.Files).Should().BeNull();

        _time.Advance(TimeSpan.FromSeconds(5));
        meter.Files.Add(10);
        meter.PerSecond(meter.Files).Should().Be(2);
        meter.Remaining(meter.Files).Should().Be(TimeSpan.FromSeconds(10));

        meter.Restart();
        _time.Advance(TimeSpan.FromSeconds(1));
        meter.PerSecond(meter.Files).Should().Be(0);
        meter.Files.Add(30);
        meter.Remaining(meter.Files).Should().BeNull("nothing is left");
        meter.Files.Total.Should().Be(60);
    }

    [Fact]
    public void The_rate_is_unknown_until_it_has_settled()
    {
        var meter = Create();
        meter.Files.Expect(100);
        meter.Files.Add(50);
        _time.Advance(TimeSpan.FromSeconds(1.9));
        meter.PerSecond(meter.Files).Should().Be(0);
        meter.Remaining(meter.Files).Should().BeNull();

        _time.Advance(TimeSpan.FromSeconds(0.1));
        meter.PerSecond(meter.Files).Should().Be(25);
        meter.Remaining(meter.Files).Should().Be(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void The_total_of_bytes_is_estimated_by_the_files_and_exact_at_the_end()
    {
        var meter = Create();
        meter.Files.Expect(3);
        meter.Bytes.EstimateTotal(by: meter.Files).Should().Be(0);
        meter.Files.Add(1);
        meter.Bytes.Add(10);
        meter.Bytes.EstimateTotal(by: meter.Files).Should().Be(30);
        meter.Files.Add(2);
        meter.Bytes.Add(5);
        meter.Bytes.EstimateTotal(by: meter.Files).Should().Be(15);
    }

    [Fact]
    public async Task A_slow_listener_delays_no_counting_and_never_sees_the_numbers_fall()
    {
        using var entered = new SemaphoreSlim(0);
        using var release = new SemaphoreSlim(0);
        var meter = Create(_ =>
        {
            entered.Release();
            release.Wait();
        });
        var first = Task.Run(() => Count(meter));
        await entered.WaitAsync();

        _time.Advance(TimeSpan.FromSeconds(1));
        Count(meter);
        release.Release(2);
        await first;
        meter.Update();

        _reports.Select(report => report.Files).Should().Equal(1, 2);
    }

    [Fact]
    public void A_listener_that_fails_is_left_out_where_the_job_must_not_end()
    {
        var faults = new List<Exception>();
        var meter = Create(_ => throw new InvalidOperationException("closed"), faults.Add);

        meter.Update();
        meter.Update();

        faults.Should().ContainSingle();
        _reports.Should().ContainSingle();
        var report = () => Create(_ => throw new InvalidOperationException("closed")).Update();
        report.Should().Throw<InvalidOperationException>();
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        var meter = new ProgressReporter<Report>(null, _time, new Report("", 0, 0), static (report, _) => report);
        Count(meter);
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
        {
            Count(meter);
        }

        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    private static void Count(ProgressMeter meter)
    {
        meter.Files.Add(1);
        meter.Tick();
    }

    private ProgressReporter<Report> Create(Action<Report>? then = null, Action<Exception>? failed = null) => new(
        new SynchronousProgress<Report>(report =>
        {
            _reports.Add(report);
            then?.Invoke(report);
        }),
        _time,
        new Report("", 0, 0),
        static (report, meter) => report with { Files = meter.Files.Done, Bytes = meter.Bytes.Done },
        failed);

    private sealed record Report(string Phase, long Files, long Bytes);
}
