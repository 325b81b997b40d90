using Azure;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>Distinguishes an answer of the storage account from an outage.</summary>
internal static class StorageOutage
{
    /// <summary>The time between two attempts.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Gets whether an error is the storage account's answer to the request, so that another attempt would get the same one. A missing
    /// permission is not, since it may be assigned later.
    /// </summary>
    public static bool IsAnswer(Exception fault) =>
        fault switch
        {
            RequestFailedException { Status: 401 or 403 or 408 or 429 } => false,
            RequestFailedException { Status: >= 400 and < 500 } => true,
            AggregateException { InnerExceptions: [.., var last] } => IsAnswer(last), // of several attempts
            { InnerException: { } inner } => IsAnswer(inner),
            _ => false,
        };

    /// <summary>Gets the name of the error that the others wrap, for a log.</summary>
    public static string NameOf(Exception fault) => fault.GetBaseException().GetType().Name;
}
