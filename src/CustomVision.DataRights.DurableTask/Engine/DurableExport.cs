using System.Text.Json;
using CustomVision.DataRights.Archive.Report;
using CustomVision.DataRights.Export.Units;
using DurableTask.Core;
using DurableTask.Core.Exceptions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <inheritdoc cref="IDurableExport"/>
internal sealed class DurableExport(IServiceProvider services, ExportHubs hubs, IOptions<DurableExportOptions> options) : IDurableExport
{
    private const string Unfinished = nameof(ExportState.Incomplete);

    public string GetId() =>
        services.GetRequiredService<IArchiveGroupExporter>().GetExportId(options.Value.Request, hubs.ArchivesOf(options.Value.Prefix));

    public async Task<string> StartAsync(CancellationToken cancellationToken = default)
    {
        var id = GetId();
        await hubs.Export.CreateIfNotExistsAsync().ConfigureAwait(false);
        await hubs.Units.CreateIfNotExistsAsync().ConfigureAwait(false);
        if (await GetStatusAsync(id, cancellationToken).ConfigureAwait(false) is { Result: not (null or Unfinished) })
        {
            return id; // the archives are already finished
        }

        await hubs.EnsureContainersAsync(cancellationToken).ConfigureAwait(false);
        using var activity = ExportTraces.StartExport();
        try
        {
            await hubs
                .ExportClient.CreateOrchestrationInstanceAsync(
                    ExportOrchestration.OrchestrationName,
                    string.Empty,
                    id,
                    JsonSerializer.Serialize(
                        new ExportStep
                        {
                            Export = id,
                            MaxOpenUnits = options.Value.MaxOpenUnits,
                            Trace = activity?.Id,
                        },
                        StepJsonContext.Default.ExportStep
                    ),
                    tags: null,
                    dedupeStatuses: [OrchestrationStatus.Pending, OrchestrationStatus.Running, OrchestrationStatus.ContinuedAsNew]
                )
                .ConfigureAwait(false);
        }
        catch (OrchestrationAlreadyExistsException)
        {
            // The export is already running: another coordinator started it, or this one before a crash.
        }

        return id;
    }

    public async Task<DurableExportStatus?> GetStatusAsync(string id, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        var state = await hubs.ExportClient.GetOrchestrationStateAsync(id).ConfigureAwait(false);
        if (state is null)
        {
            return null;
        }

        var status = EngineText.Read(state.Status, StepJsonContext.Default.DurableExportStatus) ?? new DurableExportStatus();
        var hasEnded =
            state.OrchestrationStatus
            is OrchestrationStatus.Completed
                or OrchestrationStatus.Failed
                or OrchestrationStatus.Terminated
                or OrchestrationStatus.Canceled;
        return status with
        {
            EngineState = state.OrchestrationStatus.ToString(),
            HasEnded = hasEnded,
            Result = state.OrchestrationStatus == OrchestrationStatus.Completed ? state.Output?.Trim('"') : null,
            Failure = state.OrchestrationStatus == OrchestrationStatus.Failed ? state.FailureDetails?.ErrorMessage ?? state.Output : null,
        };
    }
}
