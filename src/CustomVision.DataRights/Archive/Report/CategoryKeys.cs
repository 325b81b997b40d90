namespace CustomVision.DataRights.Archive.Report;

/// <summary>
/// The keys of the categories of user data, as <c>DataCatalog</c>, the flags of an export request, and reports name them.
/// </summary>
public static class CategoryKeys
{
    /// <summary>The account: the Azure resource.</summary>
    public const string Account = "account";

    /// <summary>The domains that projects refer to.</summary>
    public const string Domains = "domains";

    /// <summary>Projects and their settings.</summary>
    public const string Projects = "projects";

    /// <summary>Tags, of the workspace or as an iteration froze them.</summary>
    public const string Tags = "tags";

    /// <summary>The images of the workspace, as data.</summary>
    public const string Images = "images";

    /// <summary>The bytes of images.</summary>
    public const string ImageFiles = "image-files";

    /// <summary>
    /// The key and value pairs that were attached to images; in the catalog alone, since an archive holds them with the images.
    /// </summary>
    public const string ImageMetadata = "image-metadata";

    /// <summary>The details of an iteration; in the catalog alone, since a report counts <see cref="Iterations"/>.</summary>
    public const string Iteration = "iteration";

    /// <summary>Iterations.</summary>
    public const string Iterations = "iterations";

    /// <summary>The images that an iteration froze, as data.</summary>
    public const string IterationImages = "iteration-images";

    /// <summary>The bytes of the images that an iteration froze.</summary>
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

    /// <summary>Stored predictions, as data.</summary>
    public const string Predictions = "predictions";

    /// <summary>The bytes of the images of stored predictions.</summary>
    public const string PredictionFiles = "prediction-files";
}
