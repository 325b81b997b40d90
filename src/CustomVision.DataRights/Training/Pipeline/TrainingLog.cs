using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Training.Pipeline;

/// <summary>The log messages of the Training client: event ids 1100 to 1199. They contain only operations, statuses and counts.</summary>
internal static partial class TrainingLog
{
    [LoggerMessage(1100, LogLevel.Debug, "{Operation} answered {Status} after {Attempts} attempts")]
    public static partial void CallSucceeded(ILogger logger, string operation, int status, int attempts);

    [LoggerMessage(
        1101,
        LogLevel.Debug,
        "{Operation} failed with status {Status}, code {Code}, request id {RequestId}, after {Attempts} attempts"
    )]
    public static partial void CallFailed(ILogger logger, string operation, int? status, string? code, string? requestId, int attempts);

    [LoggerMessage(
        1102,
        LogLevel.Information,
        "{Operation} failed at attempt {Attempt} with status {Status} ({Error}) and is sent again in {Delay}"
    )]
    public static partial void Retrying(ILogger logger, string operation, int attempt, int? status, string? error, TimeSpan delay);

    [LoggerMessage(1103, LogLevel.Warning, "{Operation} was answered with 429: all Training calls of this resource wait for {Pause}")]
    public static partial void ThrottlePaused(ILogger logger, string operation, TimeSpan pause);

    [LoggerMessage(
        1104,
        LogLevel.Warning,
        "{Option} uses http and is not loopback: the credential and all data are sent unencrypted, "
            + "which AllowInsecureEndpoint allows. Never use it with Azure"
    )]
    public static partial void InsecureEndpoint(ILogger logger, string option);
}
