using DurableTask.Core;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>
/// A worker's task hub: the end of an activity is stored as soon as the storage account answers, however long that takes.
/// </summary>
/// <remarks>
/// The engine itself gives up after its retries. If it can then neither store the end of an activity nor return the activity to its queue,
/// it considers the activity to be running for as long as the process lives, and no attempt follows in this process. During an outage,
/// another process may run the same activity: each can be repeated.
/// </remarks>
internal sealed class WaitingHub(IOrchestrationService hub, TimeProvider time, ILogger logger) : IOrchestrationService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private int _unanswered; // ends of activities that are not stored yet

    public int TaskOrchestrationDispatcherCount => hub.TaskOrchestrationDispatcherCount;

    public int MaxConcurrentTaskOrchestrationWorkItems => hub.MaxConcurrentTaskOrchestrationWorkItems;

    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => hub.EventBehaviourForContinueAsNew;

    public int TaskActivityDispatcherCount => hub.TaskActivityDispatcherCount;

    public int MaxConcurrentTaskActivityWorkItems => hub.MaxConcurrentTaskActivityWorkItems;

    public Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage) =>
        UntilAnsweredAsync(() => hub.CompleteTaskActivityWorkItemAsync(workItem, responseMessage));

    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem) =>
        UntilAnsweredAsync(() => hub.AbandonTaskActivityWorkItemAsync(workItem));

    public async Task StopAsync(bool isForced)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await hub.StopAsync(isForced).ConfigureAwait(false);
    }

    public Task StopAsync() => StopAsync(isForced: false);

    public Task StartAsync() => hub.StartAsync();

    public Task CreateAsync() => hub.CreateAsync();

    public Task CreateAsync(bool recreateInstanceStore) => hub.CreateAsync(recreateInstanceStore);

    public Task CreateIfNotExistsAsync() => hub.CreateIfNotExistsAsync();

    public Task DeleteAsync() => hub.DeleteAsync();

    public Task DeleteAsync(bool deleteInstanceStore) => hub.DeleteAsync(deleteInstanceStore);

    public bool IsMaxMessageCountExceeded(int currentMessageCount, OrchestrationRuntimeState runtimeState) =>
        hub.IsMaxMessageCountExceeded(currentMessageCount, runtimeState);

    public int GetDelayInSecondsAfterOnProcessException(Exception exception) => hub.GetDelayInSecondsAfterOnProcessException(exception);

    public int GetDelayInSecondsAfterOnFetchException(Exception exception) => hub.GetDelayInSecondsAfterOnFetchException(exception);

    public Task<TaskOrchestrationWorkItem> LockNextTaskOrchestrationWorkItemAsync(
        TimeSpan receiveTimeout,
        CancellationToken cancellationToken
    ) => hub.LockNextTaskOrchestrationWorkItemAsync(receiveTimeout, cancellationToken);

    public Task RenewTaskOrchestrationWorkItemLockAsync(TaskOrchestrationWorkItem workItem) =>
        hub.RenewTaskOrchestrationWorkItemLockAsync(workItem);

    public Task CompleteTaskOrchestrationWorkItemAsync(
        TaskOrchestrationWorkItem workItem,
        OrchestrationRuntimeState newOrchestrationRuntimeState,
        IList<TaskMessage> outboundMessages,
        IList<TaskMessage> orchestratorMessages,
        IList<TaskMessage> timerMessages,
        TaskMessage continuedAsNewMessage,
        OrchestrationState orchestrationState
    ) =>
        hub.CompleteTaskOrchestrationWorkItemAsync(
            workItem,
            newOrchestrationRuntimeState,
            outboundMessages,
            orchestratorMessages,
            timerMessages,
            continuedAsNewMessage,
            orchestrationState
        );

    public Task AbandonTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) =>
        hub.AbandonTaskOrchestrationWorkItemAsync(workItem);

    public Task ReleaseTaskOrchestrationWorkItemAsync(TaskOrchestrationWorkItem workItem) =>
        hub.ReleaseTaskOrchestrationWorkItemAsync(workItem);

    /// <exception cref="TimeoutException">The end of an activity is not stored yet, so none is fetched; the engine asks again.</exception>
    public async Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref _unanswered) > 0)
        {
            // Fetching that activity again would invalidate the receipt with which its message is deleted.
            await Task.Delay(StorageOutage.Pause, time, cancellationToken).ConfigureAwait(false);
            throw new TimeoutException();
        }

        return await hub.LockNextTaskActivityWorkItem(receiveTimeout, cancellationToken).ConfigureAwait(false);
    }

    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) =>
        hub.RenewTaskActivityWorkItemLockAsync(workItem);

    public void Dispose() => _stopping.Dispose();

    // Repeats an operation until the storage account answers, or the worker stops.
    private async Task UntilAnsweredAsync(Func<Task> operation)
    {
        var isUnanswered = false;
        try
        {
            while (!await TryAsync(operation, isUnanswered).ConfigureAwait(false))
            {
                if (!isUnanswered)
                {
                    isUnanswered = true;
                    Interlocked.Increment(ref _unanswered);
                }

                await Task.Delay(StorageOutage.Pause, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
        finally
        {
            if (isUnanswered)
            {
                Interlocked.Decrement(ref _unanswered);
            }
        }

        if (isUnanswered)
        {
            StepLog.StorageAnswers(logger);
        }
    }

    private async Task<bool> TryAsync(Func<Task> operation, bool isRepeated)
    {
        try
        {
            await operation().ConfigureAwait(false);
            return true;
        }
        catch (Exception fault)
            when (fault is not OutOfMemoryException && !StorageOutage.IsAnswer(fault) && !_stopping.IsCancellationRequested)
        {
            if (!isRepeated)
            {
                StepLog.StorageUnanswered(logger, StorageOutage.NameOf(fault));
            }

            return false;
        }
    }
}
