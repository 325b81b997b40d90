using DurableTask.Core;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>Runs one unit on any worker, with retries if a worker crashes or the storage does not answer for some time.</summary>
internal sealed class UnitOrchestration : TaskOrchestration<string, string>
{
    public const string OrchestrationName = "export-unit";

    public const string RunActivity = "run-unit";

    public override Task<string> RunTask(OrchestrationContext context, string input) =>
        context.ScheduleWithRetry<string>(RunActivity, string.Empty, Retries(40), input);

    /// <summary>Gets the retry options: exponential backoff up to one minute.</summary>
    public static RetryOptions Retries(int attempts) =>
        new(TimeSpan.FromSeconds(2), attempts) { BackoffCoefficient = 2, MaxRetryInterval = TimeSpan.FromMinutes(1) };
}
