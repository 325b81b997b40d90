namespace CustomVision.DataRights.Archive.Report;

/// <summary>The keys of the categories of user data, in the <c>DataCatalog</c>, in export requests and in reports.</summary>
public static class CategoryKeys
{
    /// <summary>The account: the Azure resource.</summary>
    public const string Account = "account";

    /// <summary>The domains that projects refer to.</summary>
    public const string Domains = "domains";

    /// <summary>Projects and their settings.</summary>
    public const string Projects = "projects";

    /// <summary>Tags, of the workspace or as captured by an iteration.</summary>
    public const string Tags = "tags";

    /// <summary>The images of the workspace, as JSON.</summary>
    public const string Images = "images";

    /// <summary>The bytes of images.</summary>
    public const string ImageFiles = "image-files";

    /// <summary>
    /// The key and value pairs that were attached to images: a row of the catalog, which reports count with the images.
    /// </summary>
    public const string ImageMetadata = "image-metadata";

    /// <summary>The details of an iteration: a row of the catalog, which reports count under <see cref="Iterations"/>.</summary>
    public const string Iteration = "iteration";

    /// <summary>Iterations.</summary>
    public const string Iterations = "iterations";

    /// <summary>The images captured by an iteration, as JSON.</summary>
    public const string IterationImages = "iteration-images";

    /// <summary>The bytes of the images captured by an iteration.</summary>
    public const string IterationImageFiles = "iteration-image-files";

    /// <summary>The performance of an iteration.</summary>
    public const string Performance = "performance";

    /// <summary>The performance of an iteration on each image.</summary>
    public const string ImagePerformance = "image-performance";

    /// <summary>Stored suggestions for untagged images.</summary>
    public const string Suggestions = "suggestions";

    /// <summary>The lists of exported models.</summary>
    public const string Models = "models";

    /// <summary>The files of exported models.</summary>
    public const string ModelFiles = "model-files";

    /// <summary>Stored predictions, as JSON.</summary>
    public const string Predictions = "predictions";

    /// <summary>The bytes of the images of stored predictions.</summary>
    public const string PredictionFiles = "prediction-files";

    /// <summary>Objects that the archive keeps and the service no longer lists; in a report only under failures.</summary>
    public const string Unlisted = "unlisted";

    /// <summary>Entries of lists that could not be read; in a report only under failures.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>The data set in COCO format.</summary>
    public const string DatasetCoco = "dataset-coco";

    /// <summary>The data set for Azure Machine Learning.</summary>
    public const string DatasetAzureML = "dataset-azureml";

    /// <summary>The data set in YOLO format.</summary>
    public const string DatasetYolo = "dataset-yolo";

    /// <summary>The data set in Pascal VOC format.</summary>
    public const string DatasetPascalVoc = "dataset-pascalvoc";

    /// <summary>The data set with a folder for each class.</summary>
    public const string DatasetImageFolder = "dataset-imagefolder";

    /// <summary>The data set for Label Studio.</summary>
    public const string DatasetLabelStudio = "dataset-labelstudio";

    /// <summary>The HTML pages; in a report only if they could not be written.</summary>
    public const string Pages = "pages";

    /// <summary>The machine-readable description (RO-Crate); in a report only if it could not be written.</summary>
    public const string Crate = "crate";
}
