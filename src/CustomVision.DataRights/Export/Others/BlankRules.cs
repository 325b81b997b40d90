using System.Collections.Frozen;

namespace CustomVision.DataRights.Export.Others;

/// <summary>
/// The allowed members in a blanked copy, by kind of object. Every other member is removed, including unknown ones: it may concern anyone.
/// </summary>
internal static class BlankRules
{
    /// <summary>
    /// An image, its performance, a suggestion or a stored prediction. Its tags, regions, predictions and metadata are filtered
    /// individually.
    /// </summary>
    public static FrozenSet<string> Line { get; } =
        Of(
            "id",
            "created",
            "width",
            "height",
            "resizedImageUri",
            "thumbnailUri",
            "originalImageUri",
            "imageUri",
            "domain",
            "project",
            "iteration",
            "predictionUncertainty"
        );

    /// <summary>A tag, a region or a predicted value on such a line.</summary>
    public static FrozenSet<string> Entry { get; } =
        Of("tagId", "tagName", "tagType", "created", "regionId", "left", "top", "width", "height", "probability", "boundingBox");

    /// <summary>A tag in a list of tags.</summary>
    public static FrozenSet<string> Tag { get; } = Of("id", "name", "description", "type", "imageCount");

    /// <summary>A project and its settings. Its name and description are free text, and its thumbnail may show others.</summary>
    public static FrozenSet<string> Project { get; } =
        Of(
            "id",
            "settings",
            "domainId",
            "classificationType",
            "targetExportPlatforms",
            "useNegativeSet",
            "created",
            "lastModified",
            "drModeEnabled",
            "status"
        );

    /// <summary>An iteration. Its name and its publish name are free text.</summary>
    public static FrozenSet<string> Iteration { get; } =
        Of(
            "id",
            "status",
            "created",
            "lastModified",
            "trainedAt",
            "projectId",
            "exportable",
            "exportableTo",
            "domainId",
            "classificationType",
            "trainingType",
            "reservedBudgetInHours",
            "trainingTimeInMinutes"
        );

    private static FrozenSet<string> Of(params string[] members) => members.ToFrozenSet(StringComparer.Ordinal);
}
