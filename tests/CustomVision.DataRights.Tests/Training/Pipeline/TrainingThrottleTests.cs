using System.Net;
using System.Net.Http.Headers;
using CustomVision.DataRights.Training.Pipeline;

namespace CustomVision.DataRights.Tests.Training.Pipeline;

public sealed class TrainingThrottleTests
{
    [Fact]
    public async Task Calls_are_spaced_evenly_without_a_burst()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        var sent = new List<TimeSpan>();
        using var rig = new TrainingRig(Recording(time, sent), time: time, configure: options => options.RequestsPerSecond = 8);

        await Task.WhenAll(Enumerable.Range(0, 17).Select(_ => rig.Client.GetProjectsAsync(default)));

        // Each notes the time a moment after its turn, when the next turn may have come: never before its own, and the last one ends it.
        sent.Order()
            .Select((at, turn) => at - (turn * TimeSpan.FromMilliseconds(125)))
            .Should()
            .OnlyContain(late => late >= TimeSpan.Zero);
        time.Elapsed.Should().BeCloseTo(16 * TimeSpan.FromMilliseconds(125), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Idle_time_earns_no_burst()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        using var throttle = new TrainingThrottle(() => 8, time);

        await throttle.TakeAsync(default);
        time.Advance(TimeSpan.FromMinutes(10));
        await throttle.TakeAsync(default);
        var before = time.Elapsed;
        await throttle.TakeAsync(default);

        (time.Elapsed - before).Should().BeCloseTo(TimeSpan.FromMilliseconds(125), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Retries_take_the_throttle_too()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        var sent = new List<TimeSpan>();
        var stub = new StubHandler(asked =>
        {
            sent.Add(time.Elapsed);
            return asked.Index == 0
                ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable)
                {
                    Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.Zero) },
                }
                : StubHandler.Json("[]");
        });
        using var rig = new TrainingRig(stub, time: time, configure: options => options.RequestsPerSecond = 2);

        await rig.Client.GetProjectsAsync(default);

        (sent[1] - sent[0]).Should().BeCloseTo(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public async Task Too_many_requests_stops_every_call_until_the_time_is_over()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        var sent = new List<(string Path, TimeSpan At)>();
        var stub = new StubHandler(asked =>
        {
            sent.Add((asked.PathAndQuery, time.Elapsed));
            return asked.Index == 0
                ? new HttpResponseMessage(HttpStatusCode.TooManyRequests)
                {
                    Headers = { RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(30)) },
                }
                : StubHandler.Json("[]");
        });
        using var rig = new TrainingRig(stub, time: time, configure: options => options.MaxRetryAttempts = 0);

        await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();
        await rig.Client.GetDomainsAsync(default);

        sent[1].Path.Should().EndWith("/domains");
        sent[1].At.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Pause_that_begins_while_a_call_waits_holds_that_call_too()
    {
        var time = new TestClock();
        using var throttle = new TrainingThrottle(() => 1, time);
        await throttle.TakeAsync(default);

        var waiting = throttle.TakeAsync(default);
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(2));
        throttle.Pause(TimeSpan.FromSeconds(60));
        time.Advance(TimeSpan.FromSeconds(2));
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(60));
        waiting.IsCompleted.Should().BeFalse();
        time.Advance(TimeSpan.FromSeconds(59));

        await waiting;
    }

    [Fact]
    public async Task Shorter_pause_never_shortens_a_longer_one()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        using var throttle = new TrainingThrottle(() => 0, time);

        throttle.Pause(TimeSpan.FromSeconds(60));
        throttle.Pause(TimeSpan.FromSeconds(1));
        await throttle.TakeAsync(default);

        time.Elapsed.Should().BeGreaterThanOrEqualTo(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task Cancelled_waiter_leaves_the_throttle_to_the_next()
    {
        var time = new TestClock();
        using var throttle = new TrainingThrottle(() => 1, time);
        using var cancel = new CancellationTokenSource();
        await throttle.TakeAsync(default);

        var cancelled = throttle.TakeAsync(cancel.Token);
        var next = throttle.TakeAsync(default);
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(2));
        await cancel.CancelAsync();
        await cancelled.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(2));
        time.Advance(TimeSpan.FromSeconds(2));

        await next;
    }

    [Fact]
    public async Task Downloads_go_around_the_throttle()
    {
        var time = new TestClock();
        using var rig = new TrainingRig(
            download: new StubHandler(_ => new HttpResponseMessage()),
            time: time,
            configure: options => options.RequestsPerSecond = 0.01
        );

        for (var i = 0; i < 20; i++)
        {
            await using var blob = await rig.Client.OpenBlobAsync("https://store.example/i", TrainingRig.ProjectId, default);
        }

        time.Elapsed.Should().Be(TimeSpan.Zero);
    }

    private static StubHandler Recording(TestClock time, List<TimeSpan> sent) =>
        new(_ =>
        {
            lock (sent)
            {
                sent.Add(time.Elapsed);
            }

            return StubHandler.Json("[]");
        });
}
