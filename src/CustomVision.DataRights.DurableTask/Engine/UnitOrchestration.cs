using DurableTask.Core;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>Runs one unit on any worker, also when workers die or the storage does not answer for a while.</summary>
internal sealed class UnitOrchestration : TaskOrchestration<string, string>
{
    public const string OrchestrationName = "export-unit";

    public const string RunActivity = "run-unit";

    public override Task<string> RunTask(OrchestrationContext context, string input) =>
        context.ScheduleWithRetry<string>(RunActivity, string.Empty, Retries(40), input);

    /// <summary>Ever longer pauses, a minute at most.</summary>
    public static RetryOptions Retries(int attempts) =>
        new(TimeSpan.FromSeconds(2), attempts) { BackoffCoefficient = 2, MaxRetryInterval = TimeSpan.FromMinutes(1) };
}
