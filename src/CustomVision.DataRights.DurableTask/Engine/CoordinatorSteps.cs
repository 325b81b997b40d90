using System.Text.Json;
using CustomVision.DataRights.Export.Units;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The steps of the coordinator. Each may be repeated at any time.</summary>
internal sealed class CoordinatorSteps(
    IArchiveGroupExporter exporter,
    ExportHubs hubs,
    IOptions<DurableExportOptions> options,
    TimeProvider time,
    ILogger<CoordinatorSteps> logger
)
{
    private const int AttemptsBeforeRefusal = 4;

    private static readonly OrchestrationStatus[] Running =
    [
        OrchestrationStatus.Pending,
        OrchestrationStatus.Running,
        OrchestrationStatus.ContinuedAsNew,
    ];

    public Task<string> ListAsync(string input, CancellationToken cancellationToken) =>
        AnswerAsync(
            ExportOrchestration.ListActivity,
            input,
            async (step, place) =>
            {
                var listing = await exporter
                    .ListAsync(
                        options.Value.Request,
                        place,
                        new UnitPosition
                        {
                            Project = step.Project,
                            Set = step.Set,
                            Skip = step.Skip,
                        },
                        step.MaxOpenUnits - step.Open.Count,
                        cancellationToken
                    )
                    .ConfigureAwait(false);
                foreach (var unit in listing.Units)
                {
                    await HandOutAsync(step.Export, unit).ConfigureAwait(false);
                }

                return new StepAnswer
                {
                    ProjectId = listing.ProjectId,
                    Begun = listing.Units,
                    Pages = listing.Pages,
                    IsProjectListed = listing.IsProjectListed,
                    IsEnd = listing.Next is null,
                    Project = listing.Next?.Project ?? step.Project,
                    Set = listing.Next?.Set ?? 0,
                    Skip = listing.Next?.Skip ?? 0,
                };
            },
            cancellationToken
        );

    /// <summary>Waits until at least one unit has ended.</summary>
    public Task<string> WaitAsync(string input, CancellationToken cancellationToken) =>
        AnswerAsync(
            ExportOrchestration.WaitActivity,
            input,
            async (step, place) =>
            {
                for (var look = 0; ; look++)
                {
                    var answer = await LookAsync(step, place, asksEngine: look % 15 == 14, cancellationToken).ConfigureAwait(false);
                    if (answer.Ended.Count > 0)
                    {
                        return answer;
                    }

                    await Task.Delay(TimeSpan.FromSeconds(1), time, cancellationToken).ConfigureAwait(false);
                }
            },
            cancellationToken
        );

    public Task<string> FinishProjectAsync(string input, CancellationToken cancellationToken) =>
        AnswerAsync(
            ExportOrchestration.FinishProjectActivity,
            input,
            async (step, place) =>
            {
                var state = await exporter
                    .FinishProjectAsync(options.Value.Request, place, step.Listed[0], cancellationToken: cancellationToken)
                    .ConfigureAwait(false);
                await PurgeAsync().ConfigureAwait(false);
                return new StepAnswer { State = state.ToString() };
            },
            cancellationToken
        );

    public Task<string> FinishAsync(string input, CancellationToken cancellationToken) =>
        AnswerAsync(
            ExportOrchestration.FinishActivity,
            input,
            async (_, place) =>
            {
                var result = await exporter
                    .FinishAsync(options.Value.Request, place, cancellationToken: cancellationToken)
                    .ConfigureAwait(false);
                await PurgeAsync().ConfigureAwait(false);
                return new StepAnswer { State = result.State.ToString() };
            },
            cancellationToken
        );

    private async Task<StepAnswer> LookAsync(ExportStep step, UnitPlace place, bool asksEngine, CancellationToken cancellationToken)
    {
        var (ended, begun, files, bytes) = (new List<string>(), new List<string>(), 0L, 0L);
        foreach (var unit in step.Open)
        {
            if (await exporter.FindResultAsync(place, unit, cancellationToken).ConfigureAwait(false) is { } result)
            {
                ended.Add(unit);
                (files, bytes) = (files + result.Files, bytes + result.Bytes);
                if (
                    result.Expired.Count > 0
                    && await exporter.ListAgainAsync(options.Value.Request, place, unit, cancellationToken).ConfigureAwait(false)
                        is { } again
                )
                {
                    await HandOutAsync(step.Export, again).ConfigureAwait(false);
                    begun.Add(again);
                }
            }
            else if (asksEngine && await HasFailedAsync(step.Export, unit).ConfigureAwait(false))
            {
                ended.Add(unit); // the missing files are downloaded when the project is finished
            }
        }

        return new StepAnswer
        {
            Ended = ended,
            Begun = begun,
            Files = files,
            Bytes = bytes,
        };
    }

    // Gets whether a unit has failed. A unit that the engine has lost, for example with its hub, is scheduled again.
    private async Task<bool> HasFailedAsync(string export, string unit)
    {
        var state = await hubs.UnitsClient.GetOrchestrationStateAsync(InstanceOf(export, unit)).ConfigureAwait(false);
        if (state is null || state.OrchestrationStatus == OrchestrationStatus.Completed)
        {
            await HandOutAsync(export, unit).ConfigureAwait(false);
            return false;
        }

        return state.OrchestrationStatus is OrchestrationStatus.Failed or OrchestrationStatus.Terminated or OrchestrationStatus.Canceled;
    }

    private async Task HandOutAsync(string export, string unit)
    {
        try
        {
            await hubs
                .UnitsClient.CreateOrchestrationInstanceAsync(
                    UnitOrchestration.OrchestrationName,
                    string.Empty,
                    InstanceOf(export, unit),
                    JsonSerializer.Serialize(
                        new UnitOrder
                        {
                            Export = export,
                            Prefix = options.Value.Prefix,
                            Unit = unit,
                        },
                        StepJsonContext.Default.UnitOrder
                    ),
                    tags: null,
                    dedupeStatuses: Running
                )
                .ConfigureAwait(false);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // The step was repeated, and the unit is already scheduled.
        }
    }

    // Only what has completed, and not when the unit's record is found: the engine then has the worker's answer still to deliver, and a
    // message to an orchestration that it does not know stays in its queue for days.
    private async Task PurgeAsync()
    {
        try
        {
            await hubs
                .Units.PurgeInstanceHistoryAsync(DateTime.UnixEpoch, createdTimeTo: null, [OrchestrationStatus.Completed])
                .ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            StepLog.NotPurged(logger, fault.GetType().Name);
        }
    }

    private static string Refuse(string reason) =>
        JsonSerializer.Serialize(new StepAnswer { Refusal = reason }, StepJsonContext.Default.StepAnswer);

    private static string InstanceOf(string export, string unit) => $"{export}-{unit.Replace('/', '-')}";

    private async Task<string> AnswerAsync(
        string name,
        string input,
        Func<ExportStep, UnitPlace, Task<StepAnswer>> run,
        CancellationToken cancellationToken
    )
    {
        var step = JsonSerializer.Deserialize(input, StepJsonContext.Default.ExportStep)!;
        using var activity = ExportTraces.StartStep(name, step.Trace);
        var place = hubs.PlaceOf(step.Export, options.Value.Prefix);
        if (exporter.GetExportId(options.Value.Request, place.Archives) != step.Export)
        {
            // Another attempt would not help, so the export ends with this text in its status.
            StepLog.ConfiguredForAnother(logger);
            return Refuse(
                "A coordinator is configured for a request, resource or location other than this export's. Give every coordinator the "
                    + "settings "
                    + "with which the export was started, and start it again."
            );
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var answer = await run(step, place).ConfigureAwait(false);
                return JsonSerializer.Serialize(answer, StepJsonContext.Default.StepAnswer);
            }
            catch (DataRightsException fault) when (fault.GetType() == typeof(DataRightsException))
            {
                // A coordinator that has just crashed may still hold the lease of the archive.
                if (attempt == AttemptsBeforeRefusal)
                {
                    return Refuse(fault.Message);
                }

                await Task.Delay(TimeSpan.FromSeconds(5 * attempt), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
