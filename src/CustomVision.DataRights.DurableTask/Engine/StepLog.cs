using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.DurableTask.Engine;

/// <summary>The log messages of the engine's host. Event ids 1500 to 1599.</summary>
internal static partial class StepLog
{
    [LoggerMessage(1500, LogLevel.Information, "Started as {Roles}.")]
    public static partial void Started(ILogger logger, DurableExportRoles roles);

    [LoggerMessage(1501, LogLevel.Warning, "The engine did not start ({Fault}). Trying again.")]
    public static partial void NotStarted(ILogger logger, string fault);

    [LoggerMessage(1502, LogLevel.Warning, "The history of a unit was not purged ({Fault}).")]
    public static partial void NotPurged(ILogger logger, string fault);

    [LoggerMessage(1503, LogLevel.Warning, "This coordinator is configured for another export; ending the one that was handed to it.")]
    public static partial void ConfiguredForAnother(ILogger logger);
}
