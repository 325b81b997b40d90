using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The log messages of the engine's host. Event ids 1500 to 1599.</summary>
internal static partial class StepLog
{
    [LoggerMessage(1500, LogLevel.Information, "Started as {Roles}.")]
    public static partial void Started(ILogger logger, DurableExportRoles roles);

    [LoggerMessage(1501, LogLevel.Warning, "The engine did not start ({Fault}). Trying again.")]
    public static partial void NotStarted(ILogger logger, string fault);

    [LoggerMessage(1502, LogLevel.Warning, "The history of the completed units was not purged ({Fault}).")]
    public static partial void NotPurged(ILogger logger, string fault);

    [LoggerMessage(1503, LogLevel.Warning, "This coordinator is configured for another export; ending the one that was handed to it.")]
    public static partial void ConfiguredForAnother(ILogger logger);

    [LoggerMessage(1504, LogLevel.Information, "Carrying out erasures.")]
    public static partial void StartedErasures(ILogger logger);

    [LoggerMessage(1505, LogLevel.Information, "Carrying out the erasure {Erasure}.")]
    public static partial void Erasing(ILogger logger, string erasure);

    [LoggerMessage(1506, LogLevel.Information, "The erasure {Erasure} waits: another process carries out an erasure of the same resource.")]
    public static partial void WaitingForOwner(ILogger logger, string erasure);

    [LoggerMessage(1507, LogLevel.Information, "Verified the erasure {Erasure} at its later time (everything gone or retained: {IsGone}).")]
    public static partial void VerifiedLater(ILogger logger, string erasure, bool isGone);

    [LoggerMessage(1508, LogLevel.Warning, "The storage account does not answer ({Fault}). Waiting until it does.")]
    public static partial void StorageUnanswered(ILogger logger, string fault);

    [LoggerMessage(1509, LogLevel.Warning, "The storage account answers again.")]
    public static partial void StorageAnswers(ILogger logger);
}
