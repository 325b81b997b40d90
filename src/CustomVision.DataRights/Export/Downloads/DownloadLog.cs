using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Export.Downloads;

/// <summary>The log messages of downloads, in the range of event ids of the export.</summary>
internal static partial class DownloadLog
{
    [LoggerMessage(1204, LogLevel.Debug, "Changed the number of concurrent downloads from {Before} to {Limit}.")]
    public static partial void Limited(ILogger logger, int before, int limit);
}
