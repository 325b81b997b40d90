using CustomVision.DataRights.Datasets;

namespace CustomVision.DataRights.Export.Reporting;

/// <summary>The names of the categories in a report.</summary>
internal static class CategoryKeys
{
    public const string Account = "account";
    public const string Domains = "domains";
    public const string Projects = "projects";
    public const string Tags = "tags";
    public const string Iterations = "iterations";
    public const string Images = "images";
    public const string ImageFiles = "image-files";
    public const string IterationImages = "iteration-images";
    public const string IterationImageFiles = "iteration-image-files";
    public const string Performance = "performance";
    public const string ImagePerformance = "image-performance";
    public const string Suggestions = "suggestions";
    public const string Models = "models";
    public const string ModelFiles = "model-files";
    public const string Predictions = "predictions";
    public const string PredictionFiles = "prediction-files";

    public const string Pages = "pages";
    public const string Crate = "crate";

    /// <summary>The category of a data set; in a report only where the request asks for one.</summary>
    public static string DatasetOf(DatasetFormat format) => "dataset-" + DatasetTarget.FolderOf(format);

    /// <summary>All of them, in the order in which a person reads them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Account, Domains, Projects, Tags, Images, ImageFiles, Iterations, IterationImages, IterationImageFiles, Performance, ImagePerformance, Suggestions, Models, ModelFiles, Predictions, PredictionFiles,
        .. Enum.GetValues<DatasetFormat>().Select(DatasetOf), Pages, Crate,
    ];
}
