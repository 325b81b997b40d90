using System.Text.Json;
using CustomVision.DataRights.Export.Units;
using DurableTask.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>Participates in exports while the host is running.</summary>
internal sealed class DurableExportHost(
    IServiceProvider services,
    ExportHubs hubs,
    IOptions<DurableExportOptions> options,
    TimeProvider time,
    ILoggerFactory loggers
) : BackgroundService
{
    private readonly ILogger _logger = loggers.CreateLogger<DurableExportHost>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var roles = options.Value.Roles;
        var workers = new List<TaskHubWorker>();
        if (roles.HasFlag(DurableExportRoles.Coordinator))
        {
            workers.Add(await StartAsync(() => Coordinator(stoppingToken), stoppingToken).ConfigureAwait(false));
        }

        if (roles.HasFlag(DurableExportRoles.Worker))
        {
            workers.Add(await StartAsync(() => Worker(stoppingToken), stoppingToken).ConfigureAwait(false));
        }

        StepLog.Started(_logger, roles);
        await HubWorkers.RunAsync(workers, time, stoppingToken).ConfigureAwait(false);
    }

    private TaskHubWorker Coordinator(CancellationToken stopping)
    {
        var steps = ActivatorUtilities.CreateInstance<CoordinatorSteps>(services);
        var worker = HubWorkers.Create(hubs.Export, time, loggers);
        worker.AddTaskOrchestrations(
            new NamedCreator<TaskOrchestration>(ExportOrchestration.OrchestrationName, () => new ExportOrchestration())
        );
        worker.AddTaskActivities(
            HubWorkers.Activity(ExportOrchestration.ListActivity, steps.ListAsync, stopping),
            HubWorkers.Activity(ExportOrchestration.WaitActivity, steps.WaitAsync, stopping),
            HubWorkers.Activity(ExportOrchestration.FinishProjectActivity, steps.FinishProjectAsync, stopping),
            HubWorkers.Activity(ExportOrchestration.FinishActivity, steps.FinishAsync, stopping)
        );
        return worker;
    }

    private TaskHubWorker Worker(CancellationToken stopping)
    {
        var runner = services.GetRequiredService<IExportUnitRunner>();
        var worker = HubWorkers.Create(hubs.Units, time, loggers);
        worker.AddTaskOrchestrations(
            new NamedCreator<TaskOrchestration>(UnitOrchestration.OrchestrationName, () => new UnitOrchestration())
        );
        worker.AddTaskActivities(
            HubWorkers.Activity(
                UnitOrchestration.RunActivity,
                async (input, token) =>
                {
                    var order = JsonSerializer.Deserialize(input, StepJsonContext.Default.UnitOrder)!;
                    var result = await runner.RunAsync(hubs.PlaceOf(order.Export, order.Prefix), order.Unit, token).ConfigureAwait(false);
                    return result.Unit;
                },
                stopping
            )
        );
        return worker;
    }

    private Task<TaskHubWorker> StartAsync(Func<TaskHubWorker> create, CancellationToken cancellationToken) =>
        HubWorkers.StartAsync(create, time, _logger, cancellationToken);
}
