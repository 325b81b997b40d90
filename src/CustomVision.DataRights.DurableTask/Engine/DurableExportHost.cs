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
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stoppingToken).ConfigureAwait(false);
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.StopAsync(isForced: true).ConfigureAwait(false);
            }
        }
    }

    private TaskHubWorker Coordinator(CancellationToken stopping)
    {
        var steps = ActivatorUtilities.CreateInstance<CoordinatorSteps>(services);
        var worker = new TaskHubWorker(hubs.Export, loggers);
        worker.AddTaskOrchestrations(
            new NamedCreator<TaskOrchestration>(ExportOrchestration.OrchestrationName, () => new ExportOrchestration())
        );
        worker.AddTaskActivities(
            Activity(ExportOrchestration.ListActivity, steps.ListAsync, stopping),
            Activity(ExportOrchestration.WaitActivity, steps.WaitAsync, stopping),
            Activity(ExportOrchestration.FinishProjectActivity, steps.FinishProjectAsync, stopping),
            Activity(ExportOrchestration.FinishActivity, steps.FinishAsync, stopping)
        );
        return worker;
    }

    private TaskHubWorker Worker(CancellationToken stopping)
    {
        var runner = services.GetRequiredService<IExportUnitRunner>();
        var worker = new TaskHubWorker(hubs.Units, loggers);
        worker.AddTaskOrchestrations(
            new NamedCreator<TaskOrchestration>(UnitOrchestration.OrchestrationName, () => new UnitOrchestration())
        );
        worker.AddTaskActivities(
            Activity(
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

    private static NamedCreator<TaskActivity> Activity(
        string name,
        Func<string, CancellationToken, Task<string>> run,
        CancellationToken stopping
    ) => new(name, () => new TextActivity(run, stopping));

    // Retries the start, since the storage may start at the same time as the host and not answer yet.
    private async Task<TaskHubWorker> StartAsync(Func<TaskHubWorker> create, CancellationToken cancellationToken)
    {
        for (var pause = TimeSpan.FromSeconds(1); ; pause = TimeSpan.FromSeconds(Math.Min(30, pause.TotalSeconds * 2)))
        {
            try
            {
                var worker = create();
                await worker.orchestrationService.CreateIfNotExistsAsync().ConfigureAwait(false);
                return await worker.StartAsync().ConfigureAwait(false);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
            {
                StepLog.NotStarted(_logger, fault.GetType().Name);
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
