#pragma warning disable MA0004 // an orchestration continues on the engine's own scheduler, or its replay breaks
using System.Text.Json;
using DurableTask.Core;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>
/// One erasure: one activity at a time carries out the plan until its receipt is final, then, after a durable timer, another verifies it.
/// </summary>
internal sealed class ErasureOrchestration : TaskOrchestration<string, string>
{
    public const string OrchestrationName = "erasure";

    public const string EraseActivity = "erase-plan";

    public const string VerifyActivity = "verify-erasure";

    // What the service has not deleted yet may be gone an hour later. After that, a person decides.
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(4),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
    ];

    // Azure Storage hides a message for seven days at most.
    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(5);

    private DurableErasureStatus _status = new();

    public override async Task<string> RunTask(OrchestrationContext context, string input)
    {
        var step = JsonSerializer.Deserialize(input, StepJsonContext.Default.ErasureStep)!;
        var erased = await EraseAsync(context, step);
        var due = erased.VerifiedAt + step.VerifyAfter;
        Set(context, _status with { IsCarriedOut = true, VerificationDue = due });
        for (var now = Now(context); now < due; now = Now(context))
        {
            await WaitAsync(context, due - now < LongestTimer ? due - now : LongestTimer);
        }

        var verified = await VerifyAsync(context, step);
        Set(context, _status with { IsGone = verified.IsGone, NotGone = verified.NotGone });
        return erased.State!.ToString()!;
    }

    public override string OnGetStatus() => JsonSerializer.Serialize(_status, StepJsonContext.Default.DurableErasureStatus);

    private async Task<ErasureAnswer> EraseAsync(OrchestrationContext context, ErasureStep step)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await RunAsync(context, EraseActivity, step);
            Set(context, _status with { State = answer.State ?? _status.State });
            if (answer.MayResume && attempt < Pauses.Length)
            {
                await WaitAsync(context, Pauses[attempt]);
                continue;
            }

            return answer.Refusal is { } refusal ? throw new RefusedException(refusal) : answer;
        }
    }

    private static async Task<ErasureAnswer> VerifyAsync(OrchestrationContext context, ErasureStep step)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await RunAsync(context, VerifyActivity, step with { IsLast = attempt == Pauses.Length });
            if (answer.Refusal is { } refusal)
            {
                throw new RefusedException(refusal);
            }

            if (answer.IsGone is not null)
            {
                return answer;
            }

            await WaitAsync(context, Pauses[attempt]);
        }
    }

    private static async Task<ErasureAnswer> RunAsync(OrchestrationContext context, string activity, ErasureStep step) =>
        JsonSerializer.Deserialize(
            await context.ScheduleWithRetry<string>(
                activity,
                string.Empty,
                UnitOrchestration.Retries(1_000),
                JsonSerializer.Serialize(step, StepJsonContext.Default.ErasureStep)
            ),
            StepJsonContext.Default.ErasureAnswer
        )!;

    private static Task WaitAsync(OrchestrationContext context, TimeSpan time) =>
        context.CreateTimer(context.CurrentUtcDateTime + time, state: true);

    private static DateTimeOffset Now(OrchestrationContext context) => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    private void Set(OrchestrationContext context, DurableErasureStatus status) => _status = status with { Updated = Now(context) };
}
