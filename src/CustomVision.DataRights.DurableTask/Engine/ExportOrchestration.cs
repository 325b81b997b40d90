#pragma warning disable MA0004 // an orchestration must continue on the engine's own scheduler, or its replay breaks
using System.Text.Json;
using DurableTask.Core;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>
/// Runs one export: lists while the window has room, waits for units, finishes each project when its units have ended, then the group. Only
/// one step of the coordinator runs at a time, to stay within the rate limit of the Training API.
/// </summary>
internal sealed class ExportOrchestration : TaskOrchestration<string, string>
{
    public const string OrchestrationName = "export";

    public const string ListActivity = "list-units";

    public const string WaitActivity = "wait-for-units";

    public const string FinishProjectActivity = "finish-project";

    public const string FinishActivity = "finish-export";

    // The engine reads the history again at each step, so it is truncated before it becomes long.
    private const int StepsOfHistory = 60;

    private DurableExportStatus? _status;

    public override async Task<string> RunTask(OrchestrationContext context, string input)
    {
        var step = JsonSerializer.Deserialize(input, StepJsonContext.Default.ExportStep)!;
        if (step.Status.Began == default)
        {
            step = step with { Status = step.Status with { Began = Now(context) } };
        }

        for (var number = 0; number < StepsOfHistory; number++)
        {
            step = step with { Status = step.Status with { Updated = Now(context), IsListed = step.IsListed } };
            _status = step.Status;
            if (!step.IsListed && step.Open.Count < step.MaxOpenUnits)
            {
                step = Listed(step, await RunAsync(context, ListActivity, step));
            }
            else if (FindReady(step) is { } project)
            {
                await RunAsync(context, FinishProjectActivity, step with { Listed = [project] });
                step = step with
                {
                    Listed = [.. step.Listed.Where(other => other != project)],
                    Status = step.Status with { ProjectsDone = step.Status.ProjectsDone + 1 },
                };
            }
            else if (step.Open.Count > 0)
            {
                step = Ended(step, await RunAsync(context, WaitActivity, step));
            }
            else
            {
                var end = await RunAsync(context, FinishActivity, step);
                _status = step.Status with { Result = end.State, Updated = Now(context) };
                return end.State!;
            }
        }

        context.ContinueAsNew(JsonSerializer.Serialize(step, StepJsonContext.Default.ExportStep));
        return string.Empty;
    }

    public override string OnGetStatus() =>
        _status is null ? string.Empty : JsonSerializer.Serialize(_status, StepJsonContext.Default.DurableExportStatus);

    private static DateTimeOffset Now(OrchestrationContext context) => new(context.CurrentUtcDateTime, TimeSpan.Zero);

    private static async Task<StepAnswer> RunAsync(OrchestrationContext context, string activity, ExportStep step)
    {
        var answer = JsonSerializer.Deserialize(
            await context.ScheduleWithRetry<string>(
                activity,
                string.Empty,
                UnitOrchestration.Retries(1_000),
                JsonSerializer.Serialize(step, StepJsonContext.Default.ExportStep)
            ),
            StepJsonContext.Default.StepAnswer
        )!;
        return answer.Refusal is { } refusal ? throw new RefusedException(refusal) : answer;
    }

    private static Guid? FindReady(ExportStep step)
    {
        foreach (var project in step.Listed)
        {
            if (!step.Open.Any(unit => unit.StartsWith(project.ToString("D"), StringComparison.Ordinal)))
            {
                return project;
            }
        }

        return null;
    }

    private static ExportStep Listed(ExportStep step, StepAnswer answer) =>
        step with
        {
            IsListed = answer.IsEnd,
            Project = answer.Project,
            Set = answer.Set,
            Skip = answer.Skip,
            Open = [.. step.Open, .. answer.Begun],
            Listed = answer is { IsProjectListed: true, ProjectId: { } project } ? [.. step.Listed, project] : step.Listed,
            Status = step.Status with
            {
                PagesDone = step.Status.PagesDone + answer.Pages,
                UnitsTotal = step.Status.UnitsTotal + answer.Begun.Count,
            },
        };

    private static ExportStep Ended(ExportStep step, StepAnswer answer) =>
        step with
        {
            Open = [.. step.Open.Except(answer.Ended, StringComparer.Ordinal), .. answer.Begun],
            Status = step.Status with
            {
                UnitsTotal = step.Status.UnitsTotal + answer.Begun.Count,
                UnitsDone = step.Status.UnitsDone + answer.Ended.Count,
                FilesDone = step.Status.FilesDone + answer.Files,
                BytesDone = step.Status.BytesDone + answer.Bytes,
            },
        };
}
