using DurableTask.Core;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>
/// A worker's task hub: the end of an activity is stored as soon as the storage account answers, however long that takes.
/// </summary>
/// <remarks>
/// The engine itself gives up after its retries. If it can then neither store the end of an activity nor return the activity to its queue,
/// it considers the activity to be running for as long as the process lives, and no attempt follows in this process. While the storage does
/// not answer, another process may run the same activity: each can be repeated.
/// </remarks>
internal sealed class WaitingHub(IOrchestrationService hub, TimeProvider time, ILogger logger) : IOrchestrationService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();

    public int TaskOrchestrationDispatcherCount => hub.TaskOrchestrationDispatcherCount;

    public int MaxConcurrentTaskOrchestrationWorkItems => hub.MaxConcurrentTaskOrchestrationWorkItems;

    public BehaviorOnContinueAsNew EventBehaviourForContinueAsNew => hub.EventBehaviourForContinueAsNew;

    public int TaskActivityDispatcherCount => hub.TaskActivityDispatcherCount;

    public int MaxConcurrentTaskActivityWorkItems => hub.MaxConcurrentTaskActivityWorkItems;

    public Task CompleteTaskActivityWorkItemAsync(TaskActivityWorkItem workItem, TaskMessage responseMessage) =>
        StorageOutage.OutlastAsync(
            () => hub.CompleteTaskActivityWorkItemAsync(workItem, responseMessage),
            time,
            logger,
            _stopping.Token
        );

    public Task AbandonTaskActivityWorkItemAsync(TaskActivityWorkItem workItem) =>
        StorageOutage.OutlastAsync(() => hub.AbandonTaskActivityWorkItemAsync(workItem), time, logger, _stopping.Token);

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

    public Task<TaskActivityWorkItem> LockNextTaskActivityWorkItem(TimeSpan receiveTimeout, CancellationToken cancellationToken) =>
        hub.LockNextTaskActivityWorkItem(receiveTimeout, cancellationToken);

    public Task<TaskActivityWorkItem> RenewTaskActivityWorkItemLockAsync(TaskActivityWorkItem workItem) =>
        hub.RenewTaskActivityWorkItemLockAsync(workItem);

    public void Dispose() => _stopping.Dispose();
}
