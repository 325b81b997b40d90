using DurableTask.Core;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>Starts and describes the workers of a task hub.</summary>
internal static class HubWorkers
{
    /// <summary>Creates a worker of a task hub.</summary>
    public static TaskHubWorker Create(IOrchestrationService hub, TimeProvider time, ILoggerFactory loggers) =>
        new(new WaitingHub(hub, time, loggers.CreateLogger<WaitingHub>()), loggers);

    /// <summary>Starts a worker. Retries the start, since the storage may start at the same time and not answer yet.</summary>
    public static async Task<TaskHubWorker> StartAsync(
        Func<TaskHubWorker> create,
        TimeProvider time,
        ILogger logger,
        CancellationToken cancellationToken
    )
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
                StepLog.NotStarted(logger, fault.GetType().Name);
                await Task.Delay(pause, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Runs until the host stops, then stops the workers.</summary>
    public static async Task RunAsync(IEnumerable<TaskHubWorker> workers, TimeProvider time, CancellationToken stopping)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, stopping).ConfigureAwait(false);
        }
        finally
        {
            foreach (var worker in workers)
            {
                await worker.StopAsync(isForced: true).ConfigureAwait(false);
            }
        }
    }

    public static NamedCreator<TaskActivity> Activity(
        string name,
        Func<string, CancellationToken, Task<string>> run,
        CancellationToken stopping
    ) => new(name, () => new TextActivity(run, stopping));
}
