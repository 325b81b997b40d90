using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Traffic;
using CustomVision.DataRights.Export;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Tests.Export;

/// <summary>How many downloads run at once, over a whole job: the storage is a real socket, and only the clock is the test's.</summary>
public sealed class ConcurrencyTests
{
    private const int Images = 700;

    public static TheoryData<string> Congestions => ["429", "503", "no answer in time", "a body that stops"];

    [Theory]
    [MemberData(nameof(Congestions))]
    public async Task They_become_half_as_many_when_the_storage_is_congested_and_more_again_afterwards(string congestion)
    {
        var (time, log) = (new TestClock(), new CapturedLog());
        await using var rig = await ExportRig.StartAsync(
            new EmulatorOptions(),
            options => options.Timeouts.IdleBody = TimeSpan.FromSeconds(4),
            services =>
                services.AddSingleton<TimeProvider>(time).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log))
        );
        rig.Emulator.Seed(account => account.AddProject("Many", ProjectKind.Classification).AddImages(Images));

        // Each download takes its time by this clock, so that windows pass and bring the same bytes a second.
        rig.Emulator.Faults.Add(FaultRule.ForBlobs().Run(() => Advance(time, 20)));
        rig.Emulator.Faults.Add(Congest(FaultRule.ForBlobs().Between(200, 203), congestion, time));

        var result = await rig.ExportAsync(rig.NewFolder());

        result.State.Should().Be(ExportState.Complete);
        rig.Emulator.Requests.Find(endpoint: EndpointKind.Blob)
            .Count.Should()
            .BeGreaterThanOrEqualTo(Images + 4, "what was refused was asked for again");
        var changes = ChangesOfTheLimit(log);
        changes[0].Should().Be((64, 32), "it begins at the maximum, and each window allows one reduction");
        changes.Should().OnlyContain(change => change.Limit >= 1 && change.Limit <= 64);
        changes.Skip(1).Should().Contain(change => change.Limit > change.Before, "it grows again ({0})", string.Join(' ', changes));
    }

    [Fact]
    public async Task As_many_as_the_options_allow_run_from_the_beginning_and_no_more()
    {
        const int Maximum = 20;
        var (time, log) = (new TestClock(), new CapturedLog());
        var (running, most) = (0, 0);
        await using var rig = await ExportRig.StartAsync(
            new EmulatorOptions(),
            options => options.Downloads.MaxConcurrency = Maximum,
            services =>
                services.AddSingleton<TimeProvider>(time).AddLogging(logging => logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log))
        );
        rig.Emulator.Seed(account => account.AddProject("Many", ProjectKind.Classification).AddImages(200));
        var all = new TaskCompletionSource();
        rig.Emulator.Faults.Add(
            FaultRule
                .ForBlobs()
                .Run(async () =>
                {
                    var now = Interlocked.Increment(ref running);
                    InterlockedMax(ref most, now);
                    if (now == Maximum)
                    {
                        all.TrySetResult();
                    }

                    // The first ones wait for the last, so that it does not depend on the moment whether they meet.
                    await all.Task.WaitAsync(TimeSpan.FromMinutes(2), TimeProvider.System);
                    await Advance(time, 20);
                    Interlocked.Decrement(ref running);
                })
        );

        (await rig.ExportAsync(rig.NewFolder())).State.Should().Be(ExportState.Complete);

        ChangesOfTheLimit(log).Should().BeEmpty();
        most.Should().Be(Maximum);
    }

    private static FaultRule Congest(FaultMatch match, string congestion, TestClock time) =>
        congestion switch
        {
            "429" => match.Answer(429, TimeSpan.Zero),
            "503" => match.Answer(503),
            "no answer in time" => match.Times(1).Run(() => Advance(time, 101_000)),
            _ => match.Stall(40, TimeSpan.FromHours(1)),
        };

    private static Task Advance(TestClock time, int milliseconds)
    {
        time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        return Task.CompletedTask;
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private static List<(int Before, int Limit)> ChangesOfTheLimit(CapturedLog log) =>
        [.. log.ValuesOf(eventId: 1204).Select(values => ((int)values["Before"]!, (int)values["Limit"]!))];
}
