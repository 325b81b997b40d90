using System.Globalization;
using System.Net;
using System.Text.Json;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.Tests.Loopback;
using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;
using NSubstitute;

namespace CustomVision.DataRights.Emulator.Tests.Faults;

public sealed class FaultMiddlewareTests : IAsyncLifetime
{
    private static readonly byte[] Body = [.. Enumerable.Range(0, 100_000).Select(i => (byte)(i % 251))];

    private readonly FaultPlan _plan = new();
    private readonly RequestLog _log = new();
    private readonly TestClock _clock = new();
    private readonly IFaultTarget _target = Substitute.For<IFaultTarget>();
    private bool _neverDeleted;
    private LoopbackApp _app = null!;

    public async Task InitializeAsync() =>
        _app = await LoopbackApp.StartAsync(
            async context =>
            {
                _neverDeleted = context.Features.Get<ILateDeletionFeature>() is not null;
                context.Response.ContentType = "image/png";
                context.Response.ContentLength = Body.Length;
                await context.Response.BodyWriter.WriteAsync(Body);
            },
            next => new RequestLogMiddleware(next, _log, _clock, EndpointOf).InvokeAsync,
            next =>
                context =>
                {
                    if (EndpointOf(context) == EndpointKind.Training)
                    {
                        context.NameOperation("GetImages");
                    }

                    return next(context);
                },
            next => new FaultMiddleware(next, _plan, _clock, EndpointOf, _target).InvokeAsync
        );

    public async Task DisposeAsync() => await _app.DisposeAsync();

    [Fact]
    public async Task NoRule_ChangesNothing()
    {
        (await _app.Client.GetByteArrayAsync("blob/1")).Should().Equal(Body);
    }

    [Fact]
    public async Task Answer_TheSecondCall_Is429InTheGatewaysShape()
    {
        _plan.Add(FaultRule.For("GetImages").Nth(2).Answer(429, retryAfter: TimeSpan.FromSeconds(2.2)));

        using var first = await _app.Client.GetAsync("customvision/v3.4-preview/training/projects/1/images");
        using var second = await _app.Client.GetAsync("customvision/v3.4-preview/training/projects/1/images");

        first.StatusCode.Should().Be(HttpStatusCode.OK);
        second.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        second.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(3));
        second.Content.Headers.ContentType!.ToString().Should().Be("application/json; charset=utf-8");
        (await second.Content.ReadAsStringAsync())
            .Should()
            .Be(
                """{"error":{"code":"429","message":"Requests to the GetImages Operation under Custom_Vision_Training_3.4-preview have exceeded rate limit of """
                    + "your current Custom_Vision.Training F0 pricing tier. Please retry after 3 second. To increase your rate limit "
                    + "switch to a paid tier.\"}}"
            );
        _log.Snapshot()[^1].Status.Should().Be(429);
    }

    [Theory]
    [InlineData(RetryAfterForm.Seconds, "3", true)]
    [InlineData(RetryAfterForm.HttpDate, "Mon, 04 May 2026 10:30:03 GMT", true)]
    [InlineData(RetryAfterForm.MessageOnly, null, true)]
    [InlineData(RetryAfterForm.None, null, false)]
    public async Task Answer_429_SaysWhenToTryAgainInTheFormAskedFor(RetryAfterForm form, string? header, bool inMessage)
    {
        _plan.Add(FaultRule.For("GetImages").Answer(429, TimeSpan.FromSeconds(3), form));

        using var response = await _app.Client.GetAsync("x");

        (response.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.ToString() : null).Should().Be(header);
        (await response.Content.ReadAsStringAsync()).Contains("retry after 3 second", StringComparison.Ordinal).Should().Be(inMessage);
    }

    [Theory]
    [InlineData("x", 404, "{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}")]
    [InlineData("x", 403, "{\"error\":{\"code\":\"403\"*")]
    [InlineData("x", 408, "{\"code\":\"RequestTimeout\",\"message\":*")]
    [InlineData("x", 500, "{\"code\":\"ErrorUnknown\",\"message\":*")]
    [InlineData("x", 503, "{\"code\":\"ErrorFeaturizationServiceUnavailable\",\"message\":*")]
    [InlineData("blob/1", 403, "<?xml*<Code>AuthenticationFailed</Code>*")]
    [InlineData("blob/1", 404, "<?xml*<Code>BlobNotFound</Code>*")]
    [InlineData("blob/1", 503, "<?xml*<Code>ServerBusy</Code>*")]
    public async Task Answer_UsualShape_FitsTheEndpointAndTheStatus(string path, int status, string expected)
    {
        _plan.Add(FaultRule.ForEverything().Answer(status));

        using var response = await _app.Client.GetAsync(path);

        ((int)response.StatusCode).Should().Be(status);
        (await response.Content.ReadAsStringAsync()).Should().Match(expected);
    }

    [Fact]
    public async Task Answer_WithShapeAndCode_IsWhatWasAskedFor()
    {
        _plan.Add(
            FaultRule.For("GetImages").Answer(404, shape: ErrorShape.Service, code: "NotFoundProject", message: "Project \"x\" not found")
        );

        using var response = await _app.Client.GetAsync("x");

        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        json.RootElement.GetProperty("code").GetString().Should().Be("NotFoundProject");
        json.RootElement.GetProperty("message").GetString().Should().Be("Project \"x\" not found");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_000)]
    [InlineData(99_999)]
    public async Task Cut_SendsExactlySoManyBytesAndTheClientNotices(int bytes)
    {
        _plan.Add(FaultRule.ForBlobs().Cut(bytes));

        using var response = await _app.Client.GetAsync("blob/1", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var (received, error) = await ReadAsync(stream);

        response.Content.Headers.ContentLength.Should().Be(Body.Length);
        received.Should().Equal(Body.AsSpan(0, bytes).ToArray());
        error.Should().BeOfType<HttpIOException>().Which.HttpRequestError.Should().Be(HttpRequestError.ResponseEnded);
        _log.Snapshot()[^1]
            .Should()
            .Match<LoggedRequest>(request => request.Aborted && request.ResponseBytes == bytes && request.Status == 200);
    }

    [Fact]
    public async Task Cut_BeyondTheEnd_SendsEverything()
    {
        _plan.Add(FaultRule.ForBlobs().Cut(Body.Length));

        (await _app.Client.GetByteArrayAsync("blob/1")).Should().Equal(Body);
        _log.Snapshot()[^1].Aborted.Should().BeFalse();
    }

    [Fact]
    public async Task MisstateLength_Above_EndsTooEarly()
    {
        _plan.Add(FaultRule.ForBlobs().MisstateLength(10));

        using var response = await _app.Client.GetAsync("blob/1", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        var (received, error) = await ReadAsync(stream);

        response.Content.Headers.ContentLength.Should().Be(Body.Length + 10);
        received.Should().Equal(Body);
        error.Should().BeOfType<HttpIOException>();
    }

    [Fact]
    public async Task MisstateLength_Below_LooksCompleteAndIsNot()
    {
        _plan.Add(FaultRule.ForBlobs().MisstateLength(-10));

        (await _app.Client.GetByteArrayAsync("blob/1")).Should().Equal(Body[..^10]);
    }

    [Fact]
    public async Task Html_Answers200WithAPage()
    {
        _plan.Add(FaultRule.ForBlobs().Html());

        using var response = await _app.Client.GetAsync("blob/1");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await response.Content.ReadAsStringAsync()).Should().StartWith("<!DOCTYPE html>");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(70_000, 70_000)]
    [InlineData(int.MaxValue, 99_999)]
    public async Task Corrupt_InvertsOneByte(int offset, int changed)
    {
        _plan.Add(FaultRule.ForBlobs().Corrupt(offset));

        var received = await _app.Client.GetByteArrayAsync("blob/1");

        received.Should().HaveCount(Body.Length);
        Enumerable.Range(0, Body.Length).Where(i => received[i] != Body[i]).Should().Equal(changed);
        received[changed].Should().Be((byte)~Body[changed]);
    }

    [Fact]
    public async Task Drop_ClosesWithoutAnAnswer()
    {
        _plan.Add(FaultRule.ForBlobs().Drop());

        await _app.Client.Invoking(client => client.GetAsync("blob/1")).Should().ThrowAsync<HttpRequestException>();

        _log.Snapshot().Should().OnlyContain(request => request.Aborted && request.Status == null);
    }

    [Fact]
    public async Task Redirect_PointsToTheSamePathAndQueryElsewhere()
    {
        _plan.Add(FaultRule.ForBlobs().Redirect("other.example:81"));

        using var response = await _app.Client.GetAsync("blob/1?sig=a%2Bb");

        response.StatusCode.Should().Be(HttpStatusCode.Found);
        response.Headers.Location!.OriginalString.Should().Be("http://other.example:81/blob/1?sig=a%2Bb");
    }

    [Fact]
    public async Task Expire_RefusesOldLinksAndServesFreshOnes()
    {
        _plan.Add(FaultRule.ForBlobs().Expire(TimeSpan.FromMinutes(5)));
        var link =
            "blob/1?se="
            + Uri.EscapeDataString(
                (_clock.GetUtcNow() + TimeSpan.FromHours(24)).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            );

        (await _app.Client.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.OK);
        _clock.Advance(TimeSpan.FromMinutes(5));
        (await _app.Client.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Delay_WaitsOnTheClock()
    {
        _plan.Add(FaultRule.ForBlobs().Delay(TimeSpan.FromMinutes(10)));

        var download = _app.Client.GetByteArrayAsync("blob/1");
        await _clock.ArmedWithinAsync(TimeSpan.FromMinutes(10));
        _clock.Advance(TimeSpan.FromMinutes(9));
        download.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromMinutes(1));

        (await download).Should().Equal(Body);
    }

    [Fact]
    public async Task Stall_SendsAPartAndWaitsWithTheRest()
    {
        _plan.Add(FaultRule.ForBlobs().Stall(1000, TimeSpan.FromMinutes(1)));

        using var response = await _app.Client.GetAsync("blob/1", HttpCompletionOption.ResponseHeadersRead);
        await using var stream = await response.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(new byte[1000]);
        await _clock.ArmedWithinAsync(TimeSpan.FromMinutes(10));
        var rest = new byte[Body.Length - 1000];
        var reading = stream.ReadExactlyAsync(rest).AsTask();
        reading.IsCompleted.Should().BeFalse();
        _clock.Advance(TimeSpan.FromMinutes(1));

        await reading;
        rest.Should().Equal(Body[1000..]);
    }

    [Fact]
    public async Task SeveralRules_TheFirstIsOutermost()
    {
        var order = new List<string>();
        _plan.Add(FaultRule.ForBlobs().Run(() => Note("first")));
        _plan.Add(FaultRule.ForBlobs().Run(() => Note("second")));
        _plan.Add(FaultRule.ForBlobs().Corrupt(0));
        _plan.Add(FaultRule.ForBlobs().Cut(10));

        using var response = await _app.Client.GetAsync("blob/1", HttpCompletionOption.ResponseHeadersRead);

        order.Should().Equal("first", "second");

        Task Note(string name)
        {
            order.Add(name);
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task StateFaults_ReachTheCoreBeforeTheAnswer()
    {
        _plan.Add(FaultRule.For("GetImages").Nth(2).AddImages(3));
        _plan.Add(FaultRule.For("GetImages").Nth(3).RemoveImages(2));
        _plan.Add(FaultRule.For("GetImages").Nth(4).NeverApplyDeletion());

        var neverDeleted = new List<bool>();
        for (var i = 0; i < 4; i++)
        {
            await _app.Client.GetByteArrayAsync("x");
            neverDeleted.Add(_neverDeleted);
        }

        Received.InOrder(() =>
        {
            _target.ChangeImages(Arg.Any<HttpContext>(), added: 3, removed: 0);
            _target.ChangeImages(Arg.Any<HttpContext>(), added: 0, removed: 2);
        });
        _target.ReceivedCalls().Should().HaveCount(2);
        neverDeleted.Should().Equal(false, false, false, true);
    }

    private static EndpointKind EndpointOf(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/blob", StringComparison.Ordinal) ? EndpointKind.Blob : EndpointKind.Training;

    private static async Task<(byte[] Received, Exception? Error)> ReadAsync(Stream stream)
    {
        using var received = new MemoryStream();
        try
        {
            await stream.CopyToAsync(received);
            return (received.ToArray(), null);
        }
        catch (Exception e) when (e is IOException)
        {
            return (received.ToArray(), e);
        }
    }
}
