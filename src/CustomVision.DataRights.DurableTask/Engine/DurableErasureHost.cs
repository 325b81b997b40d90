using DurableTask.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>Carries out erasures as long as the host runs.</summary>
internal sealed class DurableErasureHost(
    IServiceProvider services,
    ErasureHub hub,
    IOptions<DurableErasureOptions> options,
    TimeProvider time,
    ILoggerFactory loggers
) : BackgroundService
{
    private readonly ILogger _logger = loggers.CreateLogger<DurableErasureHost>();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.RunsErasures)
        {
            return;
        }

        var steps = ActivatorUtilities.CreateInstance<ErasureSteps>(services);
        var worker = await HubWorkers.StartAsync(() => Worker(steps, stoppingToken), time, _logger, stoppingToken).ConfigureAwait(false);
        StepLog.StartedErasures(_logger);
        await HubWorkers.RunAsync([worker], time, stoppingToken).ConfigureAwait(false);
    }

    private TaskHubWorker Worker(ErasureSteps steps, CancellationToken stopping)
    {
        var worker = HubWorkers.Create(hub.Service, time, loggers);
        worker.AddTaskOrchestrations(
            new NamedCreator<TaskOrchestration>(ErasureOrchestration.OrchestrationName, () => new ErasureOrchestration())
        );
        worker.AddTaskActivities(
            HubWorkers.Activity(ErasureOrchestration.EraseActivity, steps.EraseAsync, stopping),
            HubWorkers.Activity(ErasureOrchestration.VerifyActivity, steps.VerifyAsync, stopping)
        );
        return worker;
    }
}
