using CustomVision.DataRights.Archive.Report;
using static CustomVision.DataRights.Archive.Contents.ArchiveLevel;

namespace CustomVision.DataRights.Archive.Contents;

/// <summary>
/// The categories of an archive's contents, as used by the writer, the reader, the verifier, the pages and the documentation of the format.
/// </summary>
internal static class ArchiveCategories
{
    /// <summary>The name of the list of unlisted objects, for use in texts.</summary>
    public const string UnlistedFile = "unlisted.jsonl";

    /// <summary>The name of the list of entries that could not be read, for use in texts.</summary>
    public const string UnreadableFile = "unreadable.jsonl";

    /// <summary>The image directory, relative to a project's directory.</summary>
    private const string ImageFolder = "images";

    public static ArchiveCategory Account { get; } =
        new(CategoryKeys.Account)
        {
            Level = Resource,
            FileName = "account.json",
            Content = "The Azure resource, without its keys.",
            Operation = "Accounts - Get, or GetAccountInfo of v1.2",
        };

    public static ArchiveCategory Domains { get; } =
        new(CategoryKeys.Domains)
        {
            Level = Resource,
            FileName = "domains.json",
            IsList = true,
            Content = "The domains that a project's settings refer to.",
            Operation = "GetDomains",
        };

    public static ArchiveCategory Projects { get; } =
        new(CategoryKeys.Projects)
        {
            Level = Project,
            FileName = "project.json",
            Content = "The project and its settings.",
            Operation = "GetProject",
        };

    public static ArchiveCategory Tags { get; } =
        new(CategoryKeys.Tags)
        {
            Level = Project | Iteration,
            FileName = "tags.json",
            IsList = true,
            Content = "The tags of the workspace, or those that the iteration froze.",
            Operation = "GetTags",
        };

    public static ArchiveCategory ImageFiles { get; } =
        new(CategoryKeys.ImageFiles)
        {
            Folder = ImageFolder,
            Level = Project,
            IsNamedById = true,
            Content = "The bytes of the images: one file an image, however many lists name it.",
        };

    public static ArchiveCategory Images { get; } =
        new(CategoryKeys.Images)
        {
            Level = Project,
            FileName = "images.jsonl",
            IsList = true,
            Files = ImageFiles,
            Content = "The images of the workspace.",
            Operation = "GetImages",
        };

    public static ArchiveCategory Iterations { get; } =
        new(CategoryKeys.Iterations)
        {
            Level = Iteration,
            FileName = "iteration.json",
            Content = "The iteration.",
            Operation = "GetIteration",
        };

    public static ArchiveCategory IterationImageFiles { get; } =
        new(CategoryKeys.IterationImageFiles)
        {
            Folder = "../../" + ImageFolder,
            Level = Iteration,
            IsNamedById = true,
            Content = "The bytes of the images that the iteration froze: those of the project.",
        };

    public static ArchiveCategory IterationImages { get; } =
        new(CategoryKeys.IterationImages)
        {
            Level = Iteration,
            FileName = Images.FileName,
            IsList = true,
            Files = IterationImageFiles,
            Content = "The images that the iteration froze.",
            Operation = "GetImages with iterationId",
        };

    public static ArchiveCategory Performance { get; } =
        new(CategoryKeys.Performance)
        {
            Level = Iteration,
            FileName = "performance.json",
            VariantPrefix = "performance-",
            Content = "The performance at the service's own threshold, and one document for each requested threshold.",
            Operation = "GetIterationPerformance",
        };

    public static ArchiveCategory ImagePerformance { get; } =
        new(CategoryKeys.ImagePerformance)
        {
            Level = Iteration,
            FileName = "image-performances.jsonl",
            IsList = true,
            Content = "The performance of each image.",
            Operation = "GetImagePerformances",
        };

    public static ArchiveCategory Suggestions { get; } =
        new(CategoryKeys.Suggestions)
        {
            Level = Iteration,
            FileName = "suggestions.jsonl",
            IsList = true,
            Content = "The stored suggestions for untagged images.",
            Operation = "QuerySuggestedImages",
        };

    public static ArchiveCategory ModelFiles { get; } =
        new(CategoryKeys.ModelFiles)
        {
            Folder = "exports",
            Level = Iteration,
            Content = "The files of exported models, by platform and flavor, or by number.",
        };

    public static ArchiveCategory Models { get; } =
        new(CategoryKeys.Models)
        {
            Level = Iteration,
            FileName = "exports.json",
            IsList = true,
            Files = ModelFiles,
            Content = "The exported models.",
            Operation = "GetExports",
        };

    public static ArchiveCategory PredictionFiles { get; } =
        new(CategoryKeys.PredictionFiles)
        {
            Folder = "predictions",
            Level = Project,
            IsNamedById = true,
            Content = "The bytes of the images that predictions were made of.",
        };

    public static ArchiveCategory Predictions { get; } =
        new(CategoryKeys.Predictions)
        {
            Level = Project,
            FileName = "predictions.jsonl",
            IsList = true,
            Files = PredictionFiles,
            Content = "The stored predictions.",
            Operation = "QueryPredictions",
        };

    /// <summary>Unlisted objects: those that the archive keeps and the service no longer lists.</summary>
    public static ArchiveCategory Unlisted { get; } =
        new(CategoryKeys.Unlisted)
        {
            Level = Project,
            FileName = UnlistedFile,
            EarlierFileName = "gone.jsonl",
            IsList = true,
            IsReported = false,
            IsDerived = true,
            NamesAnyFiles = true,
            Content = "What an earlier run saved and the service no longer lists.",
        };

    public static ArchiveCategory Unreadable { get; } =
        new(CategoryKeys.Unreadable)
        {
            Level = Resource | Project,
            FileName = UnreadableFile,
            IsList = true,
            IsReported = false,
            Content = "The entries of lists that could not be read; see below.",
        };

    public static ArchiveCategory DatasetCoco { get; } = Dataset(CategoryKeys.DatasetCoco, "coco");

    public static ArchiveCategory DatasetAzureML { get; } = Dataset(CategoryKeys.DatasetAzureML, "azureml");

    public static ArchiveCategory DatasetYolo { get; } = Dataset(CategoryKeys.DatasetYolo, "yolo");

    public static ArchiveCategory DatasetPascalVoc { get; } = Dataset(CategoryKeys.DatasetPascalVoc, "pascalvoc");

    public static ArchiveCategory DatasetImageFolder { get; } = Dataset(CategoryKeys.DatasetImageFolder, "imagefolder");

    public static ArchiveCategory DatasetLabelStudio { get; } = Dataset(CategoryKeys.DatasetLabelStudio, "labelstudio");

    /// <summary>The HTML pages; in a report only if they could not be written.</summary>
    public static ArchiveCategory Pages { get; } = new(CategoryKeys.Pages) { Content = "The pages for a person." };

    /// <summary>The machine-readable description (RO-Crate); in a report only if it could not be written.</summary>
    public static ArchiveCategory Crate { get; } = new(CategoryKeys.Crate) { Content = "The description for machines." };

    /// <summary>Every category of the service's data, in display order.</summary>
    public static IReadOnlyList<ArchiveCategory> All { get; } =
    [
        Account,
        Domains,
        Projects,
        Tags,
        Images,
        ImageFiles,
        Iterations,
        IterationImages,
        IterationImageFiles,
        Performance,
        ImagePerformance,
        Suggestions,
        Models,
        ModelFiles,
        Predictions,
        PredictionFiles,
        Unlisted,
        Unreadable,
    ];

    /// <summary>
    /// The categories of data sets, which have directories below <c>datasets/</c>; in a report only if the request includes one.
    /// </summary>
    public static IReadOnlyList<ArchiveCategory> Datasets { get; } =
    [DatasetCoco, DatasetAzureML, DatasetYolo, DatasetPascalVoc, DatasetImageFolder, DatasetLabelStudio];

    /// <summary>The categories that a report may have rows for, in display order.</summary>
    public static IReadOnlyList<ArchiveCategory> Reported { get; } =
    [.. All.Where(category => category.IsReported), .. Datasets, Pages, Crate];

    /// <summary>Gets the categories that have a document or list at a level.</summary>
    public static IEnumerable<ArchiveCategory> DocumentsAt(ArchiveLevel level) =>
        All.Where(category => category.FileName is not null && category.Level.HasFlag(level));

    /// <summary>
    /// Finds a category by its name in <c>report.json</c>. Returns <see langword="null"/> for data sets and unknown names.
    /// </summary>
    public static ArchiveCategory? Find(string key) => All.FirstOrDefault(category => category.Key == key);

    private static ArchiveCategory Dataset(string key, string folder) =>
        new(key)
        {
            Folder = folder,
            IsDataset = true,
            Content = "A data set made from the images.",
        };
}
