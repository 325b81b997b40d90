using System.Text.Json;
using CustomVision.DataRights.DurableTask;
using CustomVision.DataRights.DurableTask.Engine;
using CustomVision.DataRights.Erasure;
using DurableTask.Core;
using NSubstitute;

namespace CustomVision.DataRights.Tests.DurableTask;

/// <summary>The order of an erasure's steps, without an engine: when it resumes, when it verifies, and when it ends.</summary>
public sealed class ErasureOrchestrationTests
{
    private static readonly DateTimeOffset Start = new(2026, 5, 4, 10, 30, 0, TimeSpan.Zero);

    private readonly ErasureOrchestration _orchestration = new();
    private readonly OrchestrationContext _context = Substitute.For<OrchestrationContext>();
    private readonly Queue<ErasureAnswer> _erased = [];
    private readonly Queue<ErasureAnswer> _verified = [];
    private readonly List<TimeSpan> _timers = [];
    private readonly List<DurableErasureStatus> _statuses = [];
    private DateTime _now = Start.UtcDateTime;

    public ErasureOrchestrationTests()
    {
        _context.CurrentUtcDateTime.Returns(_ => _now);
        _context
            .CreateTimer(Arg.Any<DateTime>(), Arg.Any<bool>())
            .Returns(call =>
            {
                _statuses.Add(Status);
                _timers.Add(call.Arg<DateTime>() - _now);
                _now = call.Arg<DateTime>();
                return Task.FromResult(true);
            });
        _context
            .ScheduleWithRetry<string>(Arg.Any<string>(), string.Empty, Arg.Any<RetryOptions>(), Arg.Any<object[]>())
            .Returns(call =>
            {
                var answers = call.ArgAt<string>(0) == ErasureOrchestration.EraseActivity ? _erased : _verified;
                return Task.FromResult(JsonSerializer.Serialize(answers.Dequeue(), StepJsonContext.Default.ErasureAnswer));
            });
    }

    private DurableErasureStatus Status =>
        JsonSerializer.Deserialize(_orchestration.OnGetStatus(), StepJsonContext.Default.DurableErasureStatus)!;

    [Fact]
    public async Task It_verifies_30_days_after_the_receipt_by_timers_that_storage_can_hold()
    {
        _erased.Enqueue(Receipt(ErasureState.Complete));
        _verified.Enqueue(new ErasureAnswer { IsGone = true });

        (await RunAsync()).Should().Be("Complete");

        _timers.Should().HaveCount(6).And.OnlyContain(timer => timer == TimeSpan.FromDays(5));
        _statuses
            .Should()
            .OnlyContain(status =>
                status.State == ErasureState.Complete && status.IsCarriedOut && status.VerificationDue == Start.AddDays(30)
            );
        Status.Should().BeEquivalentTo(new { IsGone = true, NotGone = 0, State = ErasureState.Complete });
    }

    [Fact]
    public async Task An_unfinished_receipt_is_resumed_after_longer_and_longer_pauses_and_then_left_to_a_person()
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            _erased.Enqueue(Receipt(ErasureState.Incomplete) with { MayResume = true });
        }

        _verified.Enqueue(new ErasureAnswer { IsGone = false, NotGone = 2 });

        (await RunAsync()).Should().Be("Incomplete");

        _timers.Take(4).Should().BeInAscendingOrder().And.EndWith(TimeSpan.FromHours(1));
        _erased.Should().BeEmpty();
        _statuses[3].Should().BeEquivalentTo(new { State = ErasureState.Incomplete, IsCarriedOut = false });
        Status.Should().BeEquivalentTo(new { IsGone = false, NotGone = 2 });
    }

    [Fact]
    public async Task A_refusal_that_may_pass_is_tried_again_and_one_that_may_not_ends_it()
    {
        _erased.Enqueue(new ErasureAnswer { Refusal = "The witness was not seen.", MayResume = true });
        _erased.Enqueue(new ErasureAnswer { Refusal = "The plan has expired." });

        var run = () => RunAsync();

        await run.Should().ThrowAsync<RefusedException>().WithMessage("The plan has expired.");
        _timers.Should().Equal(TimeSpan.FromMinutes(1));
        Status.State.Should().BeNull();
    }

    [Fact]
    public async Task A_verification_that_could_not_be_made_is_repeated_and_the_last_one_is_stored()
    {
        _erased.Enqueue(Receipt(ErasureState.Complete));
        for (var attempt = 0; attempt < 4; attempt++)
        {
            _verified.Enqueue(new ErasureAnswer());
        }

        _verified.Enqueue(new ErasureAnswer { IsGone = false, NotGone = 13 });

        await RunAsync();

        Status.Should().BeEquivalentTo(new { IsGone = false, NotGone = 13 });
        var inputs = _context
            .ReceivedCalls()
            .Where(call => call.GetMethodInfo().Name == nameof(OrchestrationContext.ScheduleWithRetry))
            .Select(call => (string)((object[])call.GetArguments()[3]!)[0])
            .Select(input => JsonSerializer.Deserialize(input, StepJsonContext.Default.ErasureStep)!.IsLast);
        inputs.Should().Equal(false, false, false, false, false, true);
    }

    private static ErasureAnswer Receipt(ErasureState state) => new() { State = state, VerifiedAt = Start };

    private Task<string> RunAsync() =>
        _orchestration.RunTask(
            _context,
            JsonSerializer.Serialize(
                new ErasureStep { Erasure = new string('7', 64), VerifyAfter = TimeSpan.FromDays(30) },
                StepJsonContext.Default.ErasureStep
            )
        );
}
