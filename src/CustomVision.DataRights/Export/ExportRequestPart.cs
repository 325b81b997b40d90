namespace CustomVision.DataRights.Export;

/// <summary>A part of an export request in which two requests differ.</summary>
public enum ExportRequestPart
{
    /// <summary><see cref="ExportRequest.ProjectIds"/>.</summary>
    Projects,

    /// <summary><see cref="ExportRequest.Categories"/>.</summary>
    Categories,

    /// <summary><see cref="ExportRequest.Subject"/>, as the numbers of its tags, metadata pairs and images.</summary>
    Subject,

    /// <summary><see cref="ExportRequest.BlankOthers"/>, as the number of further tags that are kept.</summary>
    BlankOthers,

    /// <summary><see cref="ExportRequest.Predictions"/>, without its values.</summary>
    Predictions,

    /// <summary><see cref="ExportRequest.Renditions"/>.</summary>
    Renditions,

    /// <summary><see cref="ExportRequest.IterationIds"/>.</summary>
    Iterations,

    /// <summary><see cref="ExportRequest.PerformanceThresholds"/>.</summary>
    PerformanceThresholds,

    /// <summary><see cref="ExportRequest.Datasets"/>.</summary>
    Datasets,

    /// <summary><see cref="ExportRequest.ModelsToBuild"/>.</summary>
    ModelsToBuild,

    /// <summary><see cref="ExportRequest.Language"/>.</summary>
    Language,

    /// <summary>The version of the service's API.</summary>
    ApiVersion,

    /// <summary><see cref="ExportRequest.RequestId"/>.</summary>
    RequestId,

    /// <summary>The endpoint, or a value that is never recorded: the name of a tag, a metadata value or a time.</summary>
    NotRecorded,
}
