using Azure;
using CustomVision.DataRights.DurableTask.Engine;
using DurableTask.Core;
using Microsoft.Extensions.Logging;
using NSubstitute;

namespace CustomVision.DataRights.Tests.DurableTask;

/// <summary>The end of an activity is stored as soon as the storage account answers.</summary>
public sealed class WaitingHubTests : IDisposable
{
    private const int TenMinutes = 120; // pauses of five seconds

    private readonly IOrchestrationService _engine = Substitute.For<IOrchestrationService>();
    private readonly TaskActivityWorkItem _activity = new() { Id = "1" };
    private readonly TaskMessage _response = new();
    private readonly CapturedLog _log = new();
    private readonly ILoggerFactory _loggers;

    public WaitingHubTests() => _loggers = LoggerFactory.Create(logging => logging.AddProvider(_log));

    [Theory]
    [MemberData(nameof(Outages))]
    public async Task The_end_of_an_activity_is_stored_after_an_outage_of_any_length(Exception outage)
    {
        using var hub = Hub(passesAtOnce: true);
        var attempts = 0;
        _engine.CompleteTaskActivityWorkItemAsync(_activity, _response).Returns(_ => Answer(++attempts > TenMinutes, outage));

        await hub.CompleteTaskActivityWorkItemAsync(_activity, _response);

        attempts.Should().Be(TenMinutes + 1);
        _log.Lines.Should().HaveCount(2, "the beginning and the end of the outage, not each attempt");
    }

    [Fact]
    public async Task An_activity_is_returned_after_an_outage_too()
    {
        using var hub = Hub(passesAtOnce: true);
        var attempts = 0;
        _engine.AbandonTaskActivityWorkItemAsync(_activity).Returns(_ => Answer(++attempts > TenMinutes, NotReached()));

        await hub.AbandonTaskActivityWorkItemAsync(_activity);

        attempts.Should().Be(TenMinutes + 1);
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task An_answer_that_refuses_is_thrown_at_once(Exception answer)
    {
        using var hub = Hub(passesAtOnce: true);
        _engine.CompleteTaskActivityWorkItemAsync(_activity, _response).Returns(_ => Task.FromException(answer));

        var thrown = await Record.ExceptionAsync(() => hub.CompleteTaskActivityWorkItemAsync(_activity, _response));

        thrown.Should().BeSameAs(answer);
        await _engine.Received(1).CompleteTaskActivityWorkItemAsync(_activity, _response);
    }

    [Fact]
    public async Task No_activity_is_fetched_while_the_end_of_another_is_not_stored()
    {
        using var hub = Hub(passesAtOnce: false);
        var isBack = false;
        _engine.CompleteTaskActivityWorkItemAsync(_activity, _response).Returns(_ => Answer(isBack, NotReached()));
        var completing = hub.CompleteTaskActivityWorkItemAsync(_activity, _response);
        completing.IsCompleted.Should().BeFalse();

        var fetching = hub.LockNextTaskActivityWorkItem(TimeSpan.FromSeconds(30), default);
        isBack = true;
        _clock!.Advance(StorageOutage.Pause);

        await FluentActions.Awaiting(() => fetching).Should().ThrowAsync<TimeoutException>();
        await completing;
        await _engine.DidNotReceiveWithAnyArgs().LockNextTaskActivityWorkItem(default, default);
        await hub.LockNextTaskActivityWorkItem(TimeSpan.FromSeconds(30), default);
        await _engine.Received(1).LockNextTaskActivityWorkItem(TimeSpan.FromSeconds(30), default);
    }

    [Fact]
    public async Task A_worker_that_stops_does_not_wait_for_the_storage()
    {
        using var hub = Hub(passesAtOnce: false);
        _engine.CompleteTaskActivityWorkItemAsync(_activity, _response).Returns(_ => Task.FromException(NotReached()));
        var completing = hub.CompleteTaskActivityWorkItemAsync(_activity, _response);

        await hub.StopAsync(isForced: true);

        await FluentActions.Awaiting(() => completing).Should().ThrowAsync<AggregateException>();
        await _engine.Received(1).StopAsync(true);
    }

    [Fact]
    public async Task Every_other_call_is_the_engines()
    {
        using var hub = Hub(passesAtOnce: true);
        var orchestration = new TaskOrchestrationWorkItem();
        _engine.MaxConcurrentTaskActivityWorkItems.Returns(7);
        _engine.IsMaxMessageCountExceeded(3, null!).Returns(true);

        await hub.CreateAsync(recreateInstanceStore: true);
        await hub.DeleteAsync(deleteInstanceStore: true);
        await hub.CreateIfNotExistsAsync();
        await hub.RenewTaskActivityWorkItemLockAsync(_activity);
        await hub.ReleaseTaskOrchestrationWorkItemAsync(orchestration);
        await hub.LockNextTaskOrchestrationWorkItemAsync(TimeSpan.FromSeconds(9), default);

        hub.MaxConcurrentTaskActivityWorkItems.Should().Be(7);
        hub.IsMaxMessageCountExceeded(3, null!).Should().BeTrue();
        await _engine.Received(1).CreateAsync(true);
        await _engine.Received(1).DeleteAsync(true);
        await _engine.Received(1).CreateIfNotExistsAsync();
        await _engine.Received(1).RenewTaskActivityWorkItemLockAsync(_activity);
        await _engine.Received(1).ReleaseTaskOrchestrationWorkItemAsync(orchestration);
        await _engine.Received(1).LockNextTaskOrchestrationWorkItemAsync(TimeSpan.FromSeconds(9), default);
    }

    public static TheoryData<Exception> Outages() =>
        [
            NotReached(),
            new IOException("the answer ended too early"),
            new RequestFailedException(503, "busy"),
            new RequestFailedException(429, "throttled"),
            new RequestFailedException(403, "the role is not assigned yet"),
            new TaskCanceledException("no answer in time"),
            new InvalidOperationException("wrapped", new RequestFailedException(500, "down")),
        ];

    public static TheoryData<Exception> Answers() =>
        [
            new RequestFailedException(404, "no such queue"),
            new RequestFailedException(400, "another process has the message"),
            new InvalidOperationException("wrapped", new RequestFailedException(404, "no such message")),
            new AggregateException(NotReached(), new RequestFailedException(404, "no such queue")),
        ];

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
    }

    // What the clients of Azure throw when the last attempt has failed too.
    private static AggregateException NotReached() =>
        new(Enumerable.Range(0, 4).Select(_ => new RequestFailedException("refused", new HttpRequestException("refused"))));

    private static Task Answer(bool isBack, Exception outage) => isBack ? Task.CompletedTask : Task.FromException(outage);

    private TestClock? _clock;

    private WaitingHub Hub(bool passesAtOnce)
    {
        _clock = new TestClock { DelaysPassAtOnce = passesAtOnce };
        return new WaitingHub(_engine, _clock, _loggers.CreateLogger<WaitingHub>());
    }
}
