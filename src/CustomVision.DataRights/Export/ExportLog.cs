using CustomVision.DataRights.Archive.Report;
using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Export;

/// <summary>The log messages of an export, which contain counts, states and ids but no names or links. Event ids 1200 to 1299.</summary>
internal static partial class ExportLog
{
    [LoggerMessage(1200, LogLevel.Information, "Export {RequestId} begins (resumed: {IsResumed}).")]
    public static partial void Began(ILogger logger, bool isResumed, string requestId);

    [LoggerMessage(
        1201,
        LogLevel.Information,
        "Export ended as {State}: {Files} files, {Bytes} bytes, {Failures} objects missing or with an integrity warning."
    )]
    public static partial void Ended(ILogger logger, ExportState state, long files, long bytes, int failures);

    [LoggerMessage(1203, LogLevel.Information, "{Failures} object(s) or categories failed; retrying them before reporting them.")]
    public static partial void RetryingFailures(ILogger logger, int failures);

    [LoggerMessage(1205, LogLevel.Information, "Pages of the listing are too old; listing everything again.")]
    public static partial void ListingAgain(ILogger logger);

    [LoggerMessage(1202, LogLevel.Warning, "{Count} file(s) differed when read back; downloading them again.")]
    public static partial void ReadBackDiffers(ILogger logger, int count);
}
