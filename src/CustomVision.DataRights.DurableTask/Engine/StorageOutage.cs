using Azure;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>Repeats what the storage account has not answered.</summary>
internal static class StorageOutage
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Runs an operation, again and again until the storage account answers it. An answer that refuses it is thrown.</summary>
    /// <param name="operation">The operation, which may be repeated.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The logger.</param>
    /// <param name="stopping">The token that is canceled when the process stops. The error of the last attempt is then thrown.</param>
    public static async Task OutlastAsync(Func<Task> operation, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                await operation().ConfigureAwait(false);
                return;
            }
            catch (Exception fault) when (IsUnanswered(fault) && !stopping.IsCancellationRequested)
            {
                StepLog.StorageUnanswered(logger, fault.GetType().Name);
                await Task.Delay(Pause, time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>
    /// Gets whether an error means that the storage account could not be reached, or was not able to carry out the request.
    /// </summary>
    public static bool IsUnanswered(Exception fault) =>
        fault switch
        {
            RequestFailedException { Status: var status } => status is 0 or 408 or 429 or >= 500,
            AggregateException { InnerExceptions: var faults } => faults.All(IsUnanswered),
            HttpRequestException or TimeoutException or OperationCanceledException => true,
            { InnerException: { } inner } => IsUnanswered(inner),
            _ => false,
        };
}
