using Azure;
using CustomVision.DataRights.DurableTask.Engine;
using Microsoft.Extensions.Logging.Abstractions;

namespace CustomVision.DataRights.Tests.DurableTask;

/// <summary>An operation that the storage account does not answer is repeated; one that it refuses is not.</summary>
public sealed class StorageOutageTests
{
    [Fact]
    public async Task An_operation_is_repeated_until_the_storage_answers()
    {
        var time = new TestClock { DelaysPassAtOnce = true };
        var attempts = 0;

        await StorageOutage.OutlastAsync(
            () => ++attempts < 200 ? throw NotReached() : Task.CompletedTask,
            time,
            NullLogger.Instance,
            default
        );

        time.Elapsed.Should().BeGreaterThan(TimeSpan.FromMinutes(10));
    }

    [Theory]
    [MemberData(nameof(Unanswered))]
    public void An_error_without_an_answer_is_waited_for(Exception fault) => StorageOutage.IsUnanswered(fault).Should().BeTrue();

    [Theory]
    [MemberData(nameof(Answered))]
    public async Task An_answer_that_refuses_is_thrown(Exception fault)
    {
        var thrown = await Record.ExceptionAsync(() =>
            StorageOutage.OutlastAsync(() => throw fault, new TestClock(), NullLogger.Instance, default)
        );

        thrown.Should().BeSameAs(fault);
    }

    [Fact]
    public async Task A_process_that_stops_does_not_wait_for_the_storage()
    {
        using var stopping = new CancellationTokenSource();
        var outlasting = StorageOutage.OutlastAsync(
            () => throw NotReached(),
            new TestClock(),
            NullLogger.Instance,
            stopping.Token
        );
        outlasting.IsCompleted.Should().BeFalse();

        await stopping.CancelAsync();

        await FluentActions.Awaiting(() => outlasting).Should().ThrowAsync<AggregateException>();
    }

    public static TheoryData<Exception> Unanswered() =>
        [
            NotReached(),
            new RequestFailedException(503, "busy"),
            new RequestFailedException(429, "throttled"),
            new TaskCanceledException("no answer in time"),
            new InvalidOperationException("wrapped", new RequestFailedException(500, "down")),
        ];

    public static TheoryData<Exception> Answered() =>
        [
            new RequestFailedException(404, "no such queue"),
            new RequestFailedException(403, "no such role"),
            new InvalidOperationException("wrapped", new RequestFailedException(404, "no such message")),
            new AggregateException(NotReached(), new RequestFailedException(404, "no such queue")),
            new InvalidOperationException("a defect"),
        ];

    // What the clients of Azure throw when the last attempt has failed too.
    private static AggregateException NotReached() =>
        new(Enumerable.Range(0, 4).Select(_ => new RequestFailedException("refused", new HttpRequestException("refused"))));
}
