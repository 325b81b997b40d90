using CustomVision.DataRights.Archive.Contents;

namespace CustomVision.DataRights.Tests.Archive.Contents;

/// <summary>The members of the service's objects, in the words of the format's documentation: a table for each kind of object.</summary>
internal static class ArchiveFormatObjects
{
    private const string Moment = "time";
    private const string Link = "string";
    private const string Fraction = "number, 0 to 1";

    public static readonly IReadOnlyList<ArchiveFormatObject> All =
    [
        new("A project", [ArchiveCategories.Projects])
        {
            Members =
            [
                new("id", "GUID", "The project."),
                new("name", "string", "The name, as people see it."),
                new("description", "string or null", "The description."),
                new("settings.domainId", "GUID", "The domain: an `id` of `domains.json`."),
                new(
                    "settings.classificationType",
                    "string or null",
                    "`Multiclass` (one tag an image) or `Multilabel`; null for object detection."
                ),
                new("settings.targetExportPlatforms", "array of strings", "The platforms that models are to be exported for."),
                new("settings.useNegativeSet", "boolean or null", "Whether images with the negative tag take part in training."),
                new("settings.detectionParameters", "string or null", "Detection parameters in the service's own notation."),
                new("settings.imageProcessingSettings.augmentationMethods", "object", "A boolean for each method of augmentation."),
                new("created", Moment, "When the project was created."),
                new("lastModified", Moment, "When it was last changed."),
                new("thumbnailUri", "string or null", "A link, without its query: the image that the portal shows for the project."),
                new(
                    "drModeEnabled",
                    "boolean or null",
                    "Whether the project is in disaster-recovery mode, in which the service refuses every change."
                ),
                new("status", "string", "`Succeeded`, `Importing` or `Failed`."),
            ],
        },
        new("A tag", [ArchiveCategories.Tags])
        {
            Members =
            [
                new("id", "GUID", "The tag."),
                new("name", "string", "The name."),
                new("description", "string or null", "The description."),
                new("type", "string", "`Regular`, `Negative` or `GeneralProduct`."),
                new("imageCount", "number", "The number of images with the tag in the workspace, or in the iteration."),
            ],
        },
        new("An image", [ArchiveCategories.Images, ArchiveCategories.IterationImages])
        {
            Members =
            [
                new("id", "GUID", "The image; the same in the workspace and in every iteration."),
                new("created", Moment, "When it was uploaded."),
                new("width", "number", "The width of the stored image in pixels."),
                new("height", "number", "The height of the stored image in pixels."),
                new("originalImageUri", Link, "A link, without its query: the image as uploaded."),
                new("resizedImageUri", Link, "A link, without its query: the image in the size that the service resized it to."),
                new("thumbnailUri", Link, "A link, without its query: the thumbnail."),
                .. Labels,
                new("metadata", "object", "The metadata that the uploader gave: strings by name; absent where there is none."),
            ],
        },
        new("An iteration", [ArchiveCategories.Iterations])
        {
            Members =
            [
                new("id", "GUID", "The iteration."),
                new("name", "string", "The name."),
                new("status", "string", "`New`, `Staging`, `Training`, `Completed` or `Failed`."),
                new("created", Moment, "When it was created."),
                new("lastModified", Moment, "When it was last changed."),
                new("trainedAt", "time or null", "When its training ended."),
                new("projectId", "GUID", "The project."),
                new("exportable", "boolean", "Whether its model can be exported."),
                new("exportableTo", "array of strings", "The platforms that its model can be exported for."),
                new("domainId", "GUID or null", "The domain: an `id` of `domains.json`."),
                new("classificationType", "string or null", "As in the settings of a project."),
                new("trainingType", "string", "`Regular` or `Advanced`."),
                new("reservedBudgetInHours", "number", "The budget of the training, in hours."),
                new("trainingTimeInMinutes", "number", "The duration of the training, in minutes."),
                new("publishName", "string or null", "The name under which it is published; null where it is not published."),
                new("originalPublishResourceId", "string or null", "The Azure resource that it is published to."),
            ],
        },
        new("A performance", [ArchiveCategories.Performance])
        {
            Members =
            [
                .. Figures(string.Empty),
                new("perTagPerformance", "array of objects", "The figures of each tag."),
                new("perTagPerformance[].id", "GUID", "The tag."),
                new("perTagPerformance[].name", "string", "The tag's name."),
                .. Figures("perTagPerformance[]."),
            ],
        },
        new("A prediction", [ArchiveCategories.Predictions])
        {
            Members =
            [
                new("id", "GUID", "The prediction, which is also the id of its image."),
                new("project", "GUID", "The project."),
                new("iteration", "GUID", "The iteration whose model made it."),
                new("domain", "GUID", "The domain of the iteration."),
                new("created", Moment, "When it was made."),
                new("originalImageUri", Link, "A link, without its query: the image that was sent for prediction."),
                new("resizedImageUri", Link, "A link, without its query: the same image, resized."),
                new("thumbnailUri", Link, "A link, without its query: its thumbnail."),
                new("predictions", "array of objects", "What the model found."),
                .. Predicted,
            ],
        },
        new("A suggestion", [ArchiveCategories.Suggestions])
        {
            Members =
            [
                new("id", "GUID", "The image, which is untagged: an `id` of the project's `images.jsonl`."),
                new("predictionUncertainty", "number", "The entropy of the suggestions: the higher, the less certain."),
                new("project", "GUID", "The project."),
                new("iteration", "GUID", "The iteration whose model made the suggestion."),
                new("domain", "GUID", "The domain of the iteration."),
                new("created", Moment, "When it was made."),
                new("width", "number", "The width of the image in pixels."),
                new("height", "number", "The height in pixels."),
                new("originalImageUri", Link, "A link, without its query: the image as uploaded."),
                new("resizedImageUri", Link, "A link, without its query: the image, resized."),
                new("thumbnailUri", Link, "A link, without its query: the thumbnail."),
                new("predictions", "array of objects", "The suggested tags or regions."),
                .. Predicted,
            ],
        },
        new("The performance of an image", [ArchiveCategories.ImagePerformance])
        {
            Members =
            [
                new("id", "GUID", "The image: an `id` of the `images.jsonl` of the same directory."),
                new("imageUri", Link, "A link, without its query: the image."),
                new("thumbnailUri", Link, "A link, without its query: the thumbnail."),
                new("created", Moment, "When the image was uploaded."),
                new("width", "number", "The width of the image in pixels."),
                new("height", "number", "The height of the image in pixels."),
                .. Labels,
                new("predictions", "array of objects", "What the iteration's model finds in the image."),
                .. Predicted,
            ],
        },
        new("An exported model", [ArchiveCategories.Models])
        {
            Members =
            [
                new("platform", "string", "`CoreML`, `TensorFlow`, `DockerFile`, `ONNX`, `VAIDK` or `OpenVino`."),
                new(
                    "flavor",
                    "string or null",
                    "`Linux`, `Windows`, `ONNX10`, `ONNX12`, `ARM`, `TensorFlowNormal` or `TensorFlowLite`; null where there is none."
                ),
                new("status", "string", "`Exporting`, `Done` or `Failed`; only `Done` has a file."),
                new("downloadUri", "string or null", "A link, without its query: the file."),
                new("newerVersionAvailable", "boolean", "Whether exporting again would give a newer file."),
            ],
        },
        new("A domain", [ArchiveCategories.Domains])
        {
            Members =
            [
                new("id", "GUID", "The domain."),
                new("name", "string", "The name."),
                new("type", "string", "`Classification` or `ObjectDetection`."),
                new("exportable", "boolean", "Whether models of the domain can be exported."),
                new("enabled", "boolean", "Whether the service offers the domain for new projects."),
            ],
        },
        new("The account, as Azure Resource Manager describes it", [ArchiveCategories.Account])
        {
            Members =
            [
                new(
                    "account",
                    "object",
                    "The resource as the operation Accounts - Get answers: `id`, `name`, `location`, `sku`, `properties` and more."
                ),
                new("usages", "array of objects", "The answer of Accounts - List Usages: `currentValue` and `limit` of each quota."),
            ],
        },
    ];

    public static readonly IReadOnlyList<ArchiveFormatMember> Unreadable =
    [
        new("category", "string", "The category of the list: one of the keys of the report."),
        new("iterationId", "GUID", "The iteration of the list; absent for the workspace and for the whole resource."),
        new("objectId", "GUID", "The object's `id`; absent where it could not be read either."),
        new("position", "number", "The place of the entry in the service's answer, a page of the list, from 1."),
        new("text", "string", "The entry as the service sent it, without the queries of links. Entries of more than 1 MiB are not saved."),
        new("base64", "string", "The same in base64 (RFC 4648 §4), in place of `text`, where the bytes are not UTF-8."),
    ];

    private static IEnumerable<ArchiveFormatMember> Labels =>
        [
            new("tags", "array of objects", "The tags; absent or null where there is none."),
            new("tags[].tagId", "GUID", "The tag: an `id` of the `tags.json` of the same directory."),
            new("tags[].tagName", "string", "The tag's name when the list was read."),
            new("tags[].created", Moment, "When the image was tagged."),
            new("regions", "array of objects", "The labelled rectangles, in object detection; absent or null where there is none."),
            new("regions[].regionId", "GUID", "The region."),
            new("regions[].tagId", "GUID", "The tag of the region, which is a tag of the image as well."),
            new("regions[].tagName", "string", "The tag's name when the list was read."),
            new("regions[].created", Moment, "When the region was drawn."),
            new("regions[].left", Fraction, "The distance from the image's left edge to the region's, as a fraction of the image's width."),
            new(
                "regions[].top",
                Fraction,
                "The distance from the image's upper edge to the region's, as a fraction of the image's height."
            ),
            new("regions[].width", Fraction, "The width, as a fraction of the image's width."),
            new("regions[].height", Fraction, "The height, as a fraction of the image's height."),
        ];

    private static IEnumerable<ArchiveFormatMember> Figures(string prefix) =>
        [
            new(prefix + "precision", Fraction, "The proportion of the predictions that are correct."),
            new(prefix + "precisionStdDeviation", "number", "The standard deviation of the precision."),
            new(prefix + "recall", Fraction, "The proportion of the actual labels that were predicted."),
            new(prefix + "recallStdDeviation", "number", "The standard deviation of the recall."),
            new(prefix + "averagePrecision", "number or null", "The average precision, 0 to 1, where the service computes it."),
        ];

    private static IEnumerable<ArchiveFormatMember> Predicted =>
        [
            new("predictions[].tagId", "GUID", "The tag."),
            new("predictions[].tagName", "string", "The tag's name when the prediction was made."),
            new("predictions[].tagType", "string", "The tag's `type`."),
            new("predictions[].probability", Fraction, "The probability."),
            new("predictions[].boundingBox", "object", "The rectangle, in object detection; otherwise absent."),
            new("predictions[].boundingBox.left", Fraction, "The distance from the image's left edge, as a fraction of the image's width."),
            new("predictions[].boundingBox.top", Fraction, "The distance from the image's upper edge, as a fraction of its height."),
            new("predictions[].boundingBox.width", Fraction, "The width, as a fraction of the image's width."),
            new("predictions[].boundingBox.height", Fraction, "The height, as a fraction of the image's height."),
        ];
}
