using Microsoft.Extensions.Logging;

namespace CustomVision.DataRights.Export.Models;

/// <summary>The log messages of model builds: platforms, states and ids, never a name or a link. Event ids 1210 to 1219.</summary>
internal static partial class ModelBuildLog
{
    [LoggerMessage(1210, LogLevel.Information, "Requesting a {Target} model of iteration {IterationId} (ExportIteration).")]
    public static partial void Requesting(ILogger logger, ModelTarget target, Guid iterationId);

    [LoggerMessage(1211, LogLevel.Information, "The {Target} model of iteration {IterationId} ended {State}.")]
    public static partial void Ended(ILogger logger, ModelTarget target, Guid iterationId, ModelBuildState state);

    [LoggerMessage(1212, LogLevel.Information, "Iteration {IterationId} cannot be exported as a model: its domain is not compact.")]
    public static partial void NotExportable(ILogger logger, Guid iterationId);
}
