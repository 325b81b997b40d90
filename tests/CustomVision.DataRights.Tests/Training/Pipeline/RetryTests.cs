using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using CustomVision.DataRights.Training;

namespace CustomVision.DataRights.Tests.Training.Pipeline;

public sealed class RetryTests
{
    private const string Empty = "[]";

    [Theory]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    [InlineData((HttpStatusCode)507)]
    public async Task Status_that_may_pass_is_asked_again(HttpStatusCode status)
    {
        using var rig = new TrainingRig(StubHandler.Sequence(() => new HttpResponseMessage(status), () => StubHandler.Json(Empty)));

        await rig.Client.GetProjectsAsync(default);

        rig.Training.Requests.Should().HaveCount(2);
        rig.Time.Elapsed.Should().BeGreaterThan(TimeSpan.Zero, "an attempt waits before the next");
    }

    [Theory]
    [InlineData(HttpStatusCode.BadRequest)]
    [InlineData(HttpStatusCode.Unauthorized)]
    [InlineData(HttpStatusCode.Forbidden)]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.Conflict)]
    [InlineData(HttpStatusCode.NotImplemented)]
    [InlineData(HttpStatusCode.HttpVersionNotSupported)]
    [InlineData(HttpStatusCode.Redirect)]
    public async Task Status_that_stays_is_asked_once(HttpStatusCode status)
    {
        using var rig = new TrainingRig(new StubHandler(_ => new HttpResponseMessage(status)));

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        error.Status.Should().Be(status);
        error.Attempts.Should().Be(1);
        rig.Training.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Retries_end_at_the_configured_number_and_the_error_counts_the_attempts()
    {
        using var rig = new TrainingRig(
            new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.BadGateway)),
            configure: options => options.MaxRetryAttempts = 3
        );

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        rig.Training.Requests.Should().HaveCount(4);
        error.Attempts.Should().Be(4);
        error.Message.Should().Contain("after 4 attempts").And.Contain("502");
    }

    [Fact]
    public async Task No_retries_configured_asks_once()
    {
        using var rig = new TrainingRig(
            new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.BadGateway)),
            configure: options => options.MaxRetryAttempts = 0
        );

        await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();

        rig.Training.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Delays_grow_and_stay_below_the_bound()
    {
        var times = new List<TimeSpan>();
        var time = new TestClock { DelaysPassAtOnce = true };
        var stub = new StubHandler(_ =>
        {
            times.Add(time.Elapsed);
            return new HttpResponseMessage(HttpStatusCode.BadGateway);
        });
        using var rig = new TrainingRig(
            stub,
            time: time,
            configure: options =>
            {
                options.MaxRetryAttempts = 12;
                options.Timeouts.MaxRetryDelay = TimeSpan.FromSeconds(20);
            }
        );

        await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();

        var delays = times.Zip(times.Skip(1), (earlier, later) => later - earlier).ToList();
        delays.Should().HaveCount(12).And.OnlyContain(delay => delay <= TimeSpan.FromSeconds(20));
        delays[^4..].Sum(delay => delay.TotalSeconds).Should().BeGreaterThan(delays[..4].Sum(delay => delay.TotalSeconds));
    }

    [Fact]
    public async Task Connection_that_breaks_is_tried_again_and_reported_without_a_status()
    {
        var stub = new StubHandler(_ => throw new HttpRequestException("refused", new SocketException(111)));
        using var rig = new TrainingRig(stub, configure: options => options.MaxRetryAttempts = 2);

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        stub.Requests.Should().HaveCount(3);
        error.Status.Should().BeNull();
        error.Attempts.Should().Be(3);
        error.Operation.Should().Be("GetProjects");
        error.InnerException.Should().BeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task Certificate_that_is_refused_is_not_tried_again()
    {
        var stub = new StubHandler(_ =>
            throw new HttpRequestException(
                "tls",
                new System.Security.Authentication.AuthenticationException("The remote certificate is invalid.")
            )
        );
        using var rig = new TrainingRig(stub);

        await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>();

        stub.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Delete_is_repeated()
    {
        using var rig = new TrainingRig(
            StubHandler.Sequence(
                () => new HttpResponseMessage(HttpStatusCode.BadGateway),
                () => new HttpResponseMessage(HttpStatusCode.NoContent)
            )
        );

        await rig.Client.DeleteProjectAsync(TrainingRig.ProjectId, default);

        rig.Training.Requests.Should().HaveCount(2).And.OnlyContain(asked => asked.Method == HttpMethod.Delete);
    }

    [Fact]
    public async Task Query_is_repeated_with_its_body()
    {
        using var rig = new TrainingRig(
            StubHandler.Sequence(
                () => new HttpResponseMessage(HttpStatusCode.BadGateway),
                () => StubHandler.Json("""{"token":null,"results":[]}""")
            )
        );

        await foreach (var _ in rig.Client.QueryPredictionsAsync(TrainingRig.ProjectId, new PredictionQuery(), default)) { }

        rig.Training.Requests.Should().HaveCount(2);
        rig.Training.Requests[1].Body.Should().NotBeNullOrEmpty().And.Be(rig.Training.Requests[0].Body);
    }

    [Fact]
    public async Task Other_post_of_a_host_is_never_repeated()
    {
        using var rig = new TrainingRig(new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.BadGateway)));
        var factory = (IHttpClientFactory)rig.Services.GetService(typeof(IHttpClientFactory))!;
        using var client = factory.CreateClient("CustomVision.DataRights.Training");

        using var content = new StringContent("{}");
        using var response = await client.PostAsync(
            new Uri("https://contoso.cognitiveservices.azure.com/customvision/v3.3/training/projects?name=x"),
            content
        );

        response.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        rig.Training.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Body_that_breaks_off_is_asked_again()
    {
        using var rig = new TrainingRig(
            StubHandler.Sequence(() => StubHandler.Streaming(new BreakingStream("""[{"id":"8a32""")), () => StubHandler.Json(Empty))
        );

        (await rig.Client.GetProjectsAsync(default)).Should().BeEmpty();

        rig.Training.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("""[{"id":"8a32ea60-1c53-43c3-8113-d0b1f470fbdb","name":"a"},""")]
    [InlineData("")]
    [InlineData("[] []")]
    public async Task Json_that_is_not_whole_is_asked_again(string body)
    {
        using var rig = new TrainingRig(StubHandler.Sequence(() => StubHandler.Json(body), () => StubHandler.Json(Empty)));

        (await rig.Client.GetProjectsAsync(default)).Should().BeEmpty();

        rig.Training.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Page_that_is_not_json_is_an_error_at_once()
    {
        using var rig = new TrainingRig(new StubHandler(_ => StubHandler.Json("<html>Welcome to the hotel</html>")));

        var error = (
            await rig.Client.Awaiting(client => client.GetProjectsAsync(default)).Should().ThrowAsync<TrainingApiException>()
        ).Which;

        rig.Training.Requests.Should().ContainSingle();
        error.Message.Should().Contain("not JSON").And.NotContain("hotel");
    }

    [Fact]
    public async Task Cancelled_delay_ends_at_once()
    {
        var time = new TestClock();
        using var rig = new TrainingRig(new StubHandler(_ => new HttpResponseMessage(HttpStatusCode.BadGateway)), time: time);
        using var cancel = new CancellationTokenSource();

        var call = rig.Client.GetProjectsAsync(cancel.Token);
        await time.ArmedWithinAsync(TimeSpan.FromMinutes(1));
        await cancel.CancelAsync();

        await call.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        time.Elapsed.Should().Be(TimeSpan.Zero);
        rig.Training.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Cancelled_attempt_ends_at_once_and_is_not_repeated()
    {
        using var cancel = new CancellationTokenSource();
        var stub = new StubHandler(
            async (_, token) =>
            {
                await cancel.CancelAsync();
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                return new HttpResponseMessage();
            }
        );
        using var rig = new TrainingRig(stub);

        await rig.Client.Awaiting(client => client.GetProjectsAsync(cancel.Token)).Should().ThrowAsync<OperationCanceledException>();

        stub.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Seconds_of_RetryAfter_are_waited()
    {
        await WaitsFor(
            TimeSpan.FromSeconds(17),
            response => response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(17))
        );
    }

    [Fact]
    public async Task Date_of_RetryAfter_is_waited_for()
    {
        var date = new TestClock().GetUtcNow() + TimeSpan.FromSeconds(23);
        await WaitsFor(TimeSpan.FromSeconds(23), response => response.Headers.RetryAfter = new RetryConditionHeaderValue(date));
    }

    [Fact]
    public async Task Number_in_the_gateways_message_is_waited()
    {
        const string Body = """
            {"error":{"code":"429","message":"Requests to the GetProjects Operation under Custom_Vision_Training_3.3 have exceeded rate limit of your current Custom_Vision.Training F0 pricing tier. Please retry after 4 second. To increase your rate limit switch to a paid tier."}}
            """;
        await WaitsFor(TimeSpan.FromSeconds(4), response => response.Content = new StringContent(Body));
    }

    [Fact]
    public async Task Wait_that_is_asked_for_never_exceeds_the_bound()
    {
        await WaitsFor(
            TimeSpan.FromMinutes(1),
            response => response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromDays(1))
        );
    }

    private static async Task WaitsFor(TimeSpan expected, Action<HttpResponseMessage> say)
    {
        HttpResponseMessage TooMany()
        {
            var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
            say(response);
            return response;
        }

        using var rig = new TrainingRig(StubHandler.Sequence(TooMany, () => StubHandler.Json(Empty)));

        await rig.Client.GetProjectsAsync(default);

        rig.Time.Elapsed.Should().BeCloseTo(expected, TimeSpan.FromMilliseconds(1));
        rig.Training.Requests.Should().HaveCount(2);
    }
}
