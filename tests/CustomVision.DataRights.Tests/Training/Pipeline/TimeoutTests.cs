namespace CustomVision.DataRights.Tests.Training.Pipeline;

public sealed class TimeoutTests
{
    [Fact]
    public async Task Attempt_without_an_answer_ends_after_its_time_and_the_next_one_begins()
    {
        var time = new TestClock();
        var stub = new StubHandler(
            async (asked, token) =>
            {
                if (asked.Index == 0)
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                }

                return StubHandler.Json("[]");
            }
        );
        using var rig = new TrainingRig(stub, time: time);

        var call = rig.Client.GetProjectsAsync(default);
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(100));
        time.Advance(TimeSpan.FromSeconds(99));
        stub.Requests.Should().ContainSingle("the attempt has a second left");
        time.Advance(TimeSpan.FromSeconds(1));
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));

        (await call).Should().BeEmpty();
        stub.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Attempts_that_all_time_out_are_an_error_that_says_so()
    {
        var time = new TestClock();
        var stub = new StubHandler(
            async (_, token) =>
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                return new HttpResponseMessage();
            }
        );
        using var rig = new TrainingRig(stub, time: time, configure: options => options.MaxRetryAttempts = 0);

        var call = rig.Client.GetProjectsAsync(default);
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(100));
        time.Advance(TimeSpan.FromSeconds(100));

        var error = (await call.Awaiting(task => task).Should().ThrowAsync<TrainingApiException>()).Which;
        error.Status.Should().BeNull();
        error.Message.Should().Contain("100 seconds").And.Contain("Timeouts:Attempt");
    }

    [Fact]
    public async Task Json_body_that_falls_silent_is_asked_again()
    {
        var time = new TestClock();
        using var rig = new TrainingRig(
            StubHandler.Sequence(() => StubHandler.Streaming(new SilentStream("[")), () => StubHandler.Json("[]")),
            time: time
        );

        var call = rig.Client.GetProjectsAsync(default);
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(30));
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromSeconds(10));

        (await call).Should().BeEmpty();
        rig.Training.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Blob_that_falls_silent_fails_the_read()
    {
        var time = new TestClock();
        using var rig = new TrainingRig(
            download: new StubHandler(_ => StubHandler.Streaming(new SilentStream("abc"), "image/png")),
            time: time
        );

        await using var blob = await rig.Client.OpenBlobAsync("https://store.example/i?sig=x", TrainingRig.ProjectId, default);
        var buffer = new byte[16];
        (await blob.Stream.ReadAsync(buffer)).Should().Be(3);
        var read = blob.Stream.ReadAsync(buffer).AsTask();
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(30));
        time.Advance(TimeSpan.FromSeconds(30));

        (await read.Awaiting(task => task).Should().ThrowAsync<IOException>())
            .Which.Message.Should()
            .Contain("30 seconds")
            .And.NotContain("sig");
    }

    [Fact]
    public async Task Blob_whose_reader_is_cancelled_says_cancelled()
    {
        var time = new TestClock();
        using var rig = new TrainingRig(download: new StubHandler(_ => StubHandler.Streaming(new SilentStream(), "image/png")), time: time);
        using var cancel = new CancellationTokenSource();

        await using var blob = await rig.Client.OpenBlobAsync("https://store.example/i", TrainingRig.ProjectId, default);
        var read = blob.Stream.ReadAsync(new byte[16], cancel.Token).AsTask();
        await cancel.CancelAsync();

        await read.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Error_body_that_falls_silent_never_hides_the_status()
    {
        var time = new TestClock();
        using var rig = new TrainingRig(
            new StubHandler(_ =>
            {
                var response = StubHandler.Streaming(new SilentStream("{"));
                response.StatusCode = System.Net.HttpStatusCode.Forbidden;
                return response;
            }),
            time: time
        );

        var call = rig.Client.GetProjectsAsync(default);
        await time.ArmedWithinAsync(TimeSpan.FromSeconds(5));
        time.Advance(TimeSpan.FromSeconds(5));

        (await call.Awaiting(task => task).Should().ThrowAsync<TrainingApiException>())
            .Which.Status.Should()
            .Be(System.Net.HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Wait_in_the_throttle_does_not_count_towards_the_attempt()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        using var rig = new TrainingRig(
            new StubHandler(_ => StubHandler.Json("[]")),
            time: time,
            configure: options =>
            {
                options.RequestsPerSecond = 0.001;
                options.Timeouts.Attempt = TimeSpan.FromSeconds(1);
            }
        );

        await rig.Client.GetProjectsAsync(default);
        await rig.Client.GetProjectsAsync(default);

        time.Elapsed.Should().BeGreaterThan(TimeSpan.FromSeconds(999));
    }
}
