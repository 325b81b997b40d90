using System.Net;
using CustomVision.DataRights.Emulator.Faults;
using CustomVision.DataRights.Emulator.RateLimits;
using CustomVision.DataRights.Emulator.Tests.Loopback;
using CustomVision.DataRights.Emulator.Traffic;
using Microsoft.AspNetCore.Http;

namespace CustomVision.DataRights.Emulator.Tests.RateLimits;

public sealed class RateLimitTests
{
    private readonly RateLimiting _limits = new();
    private readonly TestClock _clock = new();

    [Theory]
    [InlineData(PricingTier.F0, nameof(RateLimitGroup.Training), 2)]
    [InlineData(PricingTier.F0, nameof(RateLimitGroup.StoredPrediction), 2)]
    [InlineData(PricingTier.F0, nameof(RateLimitGroup.UnstoredPrediction), 2)]
    [InlineData(PricingTier.F0, nameof(RateLimitGroup.Other), 10)]
    [InlineData(PricingTier.S0, nameof(RateLimitGroup.Training), 10)]
    [InlineData(PricingTier.S0, nameof(RateLimitGroup.StoredPrediction), 10)]
    [InlineData(PricingTier.S0, nameof(RateLimitGroup.UnstoredPrediction), 20)]
    [InlineData(PricingTier.S0, nameof(RateLimitGroup.Other), 10)]
    public void Take_OneSecondsWorth_ThenAsFastAsTheTierAllows(PricingTier tier, string group, int perSecond)
    {
        _limits.Tier = tier;
        var calls = Enum.Parse<RateLimitGroup>(group);

        Enumerable.Range(0, perSecond).Should().OnlyContain(_ => _limits.Take(calls, _clock) == null);
        _limits.Take(calls, _clock).Should().BeCloseTo(TimeSpan.FromSeconds(1.0 / perSecond), TimeSpan.FromMilliseconds(1));

        _clock.Advance(TimeSpan.FromSeconds(1.0 / perSecond));
        _limits.Take(calls, _clock).Should().BeNull();
        _limits.Take(calls, _clock).Should().NotBeNull();

        // A long rest gives no more than a second's worth.
        _clock.Advance(TimeSpan.FromHours(1));
        Enumerable.Range(0, 100).Count(_ => _limits.Take(calls, _clock) == null).Should().Be(perSecond);
    }

    [Fact]
    public void Take_Unlimited_NeverRefuses()
    {
        Enumerable.Range(0, 10_000).Should().OnlyContain(_ => _limits.Take(RateLimitGroup.Other, _clock) == null);
    }

    [Fact]
    public void Take_GroupsHaveTheirOwnAllowance_AndANewTierStartsFull()
    {
        _limits.Tier = PricingTier.F0;
        _limits.Take(RateLimitGroup.Training, _clock);
        _limits.Take(RateLimitGroup.Training, _clock);

        _limits.Take(RateLimitGroup.Training, _clock).Should().NotBeNull();
        _limits.Take(RateLimitGroup.Other, _clock).Should().BeNull();
        _limits.Tier = PricingTier.S0;
        _limits.Take(RateLimitGroup.Training, _clock).Should().BeNull();
    }

    [Fact]
    public async Task Invoke_AboveTheLimit_AnswersTheGateways429()
    {
        _limits.Tier = PricingTier.F0;
        await using var app = await StartAsync();

        for (var i = 0; i < 2; i++)
        {
            (await app.Client.PostAsync("customvision/v3.3/training/projects/1/train?op=TrainProject", null))
                .StatusCode.Should()
                .Be(HttpStatusCode.OK);
        }

        using var refused = await app.Client.PostAsync("customvision/v3.3/training/projects/1/train?op=TrainProject", null);

        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        (await refused.Content.ReadAsStringAsync())
            .Should()
            .Be(
                """{"error":{"code":"429","message":"Requests to the TrainProject Operation under Custom_Vision_Training_3.3 have exceeded rate limit of your """
                    + "current Custom_Vision.Training F0 pricing tier. Please retry after 1 second. To increase your rate limit switch to "
                    + "a paid tier.\"}}"
            );
        _clock.Advance(TimeSpan.FromSeconds(1));
        (await app.Client.PostAsync("customvision/v3.3/training/projects/1/train?op=TrainProject", null))
            .StatusCode.Should()
            .Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(RetryAfterForm.HttpDate, "Mon, 04 May 2026 10:30:01 GMT")]
    [InlineData(RetryAfterForm.MessageOnly, null)]
    public async Task Invoke_AboveTheLimit_SaysWhenInTheFormAskedFor(RetryAfterForm form, string? expected)
    {
        (_limits.Tier, _limits.Form) = (PricingTier.S0, form);
        await using var app = await StartAsync();
        HttpResponseMessage last = null!;
        for (var i = 0; i < 11; i++)
        {
            last = await app.Client.GetAsync("x?op=GetTags");
        }

        last.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        (last.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.ToString() : null).Should().Be(expected);
        (await last.Content.ReadAsStringAsync()).Should().Contain("S0 pricing tier. Please retry after 1 second.").And.NotContain("paid");
    }

    [Fact]
    public async Task Invoke_LinksToBytes_AreNotLimited()
    {
        _limits.Tier = PricingTier.F0;
        await using var app = await StartAsync();

        for (var i = 0; i < 30; i++)
        {
            (await app.Client.GetAsync("blob/1")).StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    private Task<LoopbackApp> StartAsync() =>
        LoopbackApp.StartAsync(
            _ => Task.CompletedTask,
            next =>
                context =>
                {
                    context.NameOperation(context.Request.Query["op"].ToString());
                    return next(context);
                },
            next =>
                new RateLimitMiddleware(
                    next,
                    _limits,
                    _clock,
                    context =>
                        context.Request.Path.StartsWithSegments("/blob", StringComparison.Ordinal)
                            ? EndpointKind.Blob
                            : EndpointKind.Training
                ).InvokeAsync
        );
}
