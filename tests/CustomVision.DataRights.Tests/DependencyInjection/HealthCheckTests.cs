using System.Net;
using CustomVision.DataRights.Emulator;
using CustomVision.DataRights.Tests.Training;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CustomVision.DataRights.Tests.DependencyInjection;

/// <summary>The health check as a host runs it.</summary>
public sealed class HealthCheckTests
{
    [Fact]
    public async Task Check_asks_once_in_thirty_seconds_however_often_and_concurrently_it_is_run()
    {
        using var rig = Rig(StubHandler.Sequence(Domains));

        var reports = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CheckAsync(rig)));
        rig.Time.Advance(TimeSpan.FromSeconds(29));
        await CheckAsync(rig);

        reports.Should().OnlyContain(entry => entry.Status == HealthStatus.Healthy && entry.Description == "GetDomains answered.");
        rig.Training.Requests.Should().ContainSingle().Which.PathAndQuery.Should().Be("/customvision/v3.3/training/domains");

        rig.Time.Advance(TimeSpan.FromSeconds(1));
        await CheckAsync(rig);
        rig.Training.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(429, HealthStatus.Degraded)]
    [InlineData(401, HealthStatus.Unhealthy)]
    [InlineData(403, HealthStatus.Unhealthy)]
    [InlineData(503, HealthStatus.Unhealthy)]
    public async Task Refused_call_is_sent_once_and_only_429_is_degraded(int status, HealthStatus expected)
    {
        using var rig = Rig(
            new StubHandler(_ =>
                StubHandler.Json("""{"error":{"code":"x","message":"key-that-must-stay-secret"}}""", (HttpStatusCode)status)
            )
        );

        var entry = await CheckAsync(rig);

        entry.Status.Should().Be(expected);
        entry
            .Description.Should()
            .Contain(status.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .And.NotContain(TrainingRig.Key);
        rig.Training.Requests.Should().ContainSingle("a probe is not repeated");
    }

    [Fact]
    public async Task Paused_resource_is_degraded_without_a_call_and_recovers()
    {
        var answers = StubHandler.Sequence(
            () => new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Headers = { RetryAfter = new(TimeSpan.FromSeconds(50)) } },
            Domains
        );
        using var rig = Rig(answers, time: new TestClock());
        (await CheckAsync(rig)).Status.Should().Be(HealthStatus.Degraded);

        rig.Time.Advance(TimeSpan.FromSeconds(30));
        var paused = await CheckAsync(rig);
        rig.Time.Advance(TimeSpan.FromSeconds(30));
        var recovered = await CheckAsync(rig);

        (paused.Status, recovered.Status).Should().Be((HealthStatus.Degraded, HealthStatus.Healthy));
        rig.Training.Requests.Should().HaveCount(2, "nothing is sent during the pause that the service asked for");
    }

    [Fact]
    public async Task Abandoned_check_ends_at_once_and_leaves_the_call_to_the_others()
    {
        var answer = new TaskCompletionSource<HttpResponseMessage>();
        using var rig = Rig(new StubHandler((_, _) => answer.Task), time: new TestClock());
        using var abandoned = new CancellationTokenSource();
        var first = CheckAsync(rig, abandoned.Token);
        await abandoned.CancelAsync();

        await FluentActions.Awaiting(() => first).Should().ThrowAsync<OperationCanceledException>();
        var second = CheckAsync(rig);
        answer.SetResult(Domains());

        (await second).Status.Should().Be(HealthStatus.Healthy);
        rig.Training.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Silent_resource_is_unhealthy_after_thirty_seconds()
    {
        using var rig = Rig(
            new StubHandler(
                async (_, token) =>
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
                    throw new InvalidOperationException();
                }
            ),
            time: new TestClock()
        );
        var check = CheckAsync(rig);
        await rig.Time.ArmedWithinAsync(TimeSpan.FromSeconds(30));

        rig.Time.Advance(TimeSpan.FromSeconds(30));

        var entry = await check;
        (entry.Status, entry.Description).Should().Be((HealthStatus.Unhealthy, "GetDomains did not answer within 30 seconds."));
    }

    [Fact]
    public async Task Several_resources_have_a_check_each_over_a_socket()
    {
        await using var emulator = await TrainingEmulator.StartAsync();
        var services = new ServiceCollection();
        services.AddCustomVisionDataExport(
            "eu",
            options => (options.Endpoint, options.TrainingKey) = (emulator.Endpoint, emulator.TrainingKey)
        );
        services.AddCustomVisionDataRights("us", options => (options.Endpoint, options.TrainingKey) = (emulator.Endpoint, "wrong"));
        services.AddCustomVisionRestore(
            "asia",
            options => (options.Endpoint, options.TrainingKey) = (emulator.Endpoint, emulator.TrainingKey)
        );
        services
            .AddHealthChecks()
            .AddCustomVisionDataRights("eu")
            .AddCustomVisionDataRights("us", failureStatus: HealthStatus.Degraded)
            .AddCustomVisionDataRights("asia", name: "restore")
            .AddCustomVisionDataRights("forgotten");
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report
            .Entries.ToDictionary(entry => entry.Key, entry => entry.Value.Status, StringComparer.Ordinal)
            .Should()
            .Equal(
                new Dictionary<string, HealthStatus>
                {
                    ["customvision-eu"] = HealthStatus.Healthy,
                    ["customvision-us"] = HealthStatus.Degraded,
                    ["restore"] = HealthStatus.Healthy,
                    ["customvision-forgotten"] = HealthStatus.Unhealthy,
                }
            );
        report.Entries["customvision-us"].Description.Should().Contain("401");
        report.Entries["customvision-forgotten"].Description.Should().StartWith("The resource is not registered.");
        emulator.Requests.Find().Select(request => request.Operation).Should().Equal("GetDomains", "GetDomains", "GetDomains");
    }

    [Fact]
    public async Task Options_that_are_not_valid_are_unhealthy_and_named()
    {
        var services = new ServiceCollection();
        services.AddCustomVisionDataRights(options => options.TrainingKey = "key");
        services.AddHealthChecks().AddCustomVisionDataRights();
        await using var provider = services.BuildServiceProvider();

        var report = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        report.Entries["customvision"].Description.Should().StartWith("DataRightsOptions.Endpoint is missing");
    }

    private static HttpResponseMessage Domains() =>
        StubHandler.Json("""[{"id":"ee85a74c-405e-4adc-bb47-ffa8ca0c9f31","name":"General","type":"Classification"}]""");

    private static TrainingRig Rig(StubHandler training, TestClock? time = null) =>
        new(training, time: time, services: services => services.AddHealthChecks().AddCustomVisionDataRights());

    private static async Task<HealthReportEntry> CheckAsync(TrainingRig rig, CancellationToken cancellationToken = default) =>
        (
            await rig
                .Services.GetRequiredService<HealthCheckService>()
                .CheckHealthAsync(cancellationToken)
                .WaitAsync(TimeSpan.FromMinutes(2), cancellationToken)
        ).Entries["customvision"];
}
