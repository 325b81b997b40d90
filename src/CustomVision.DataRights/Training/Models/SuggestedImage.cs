using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>
/// An untagged image with the tags and boxes that an iteration suggests for it (QuerySuggestedImages; StoredSuggestedTagAndRegion on the
/// wire).
/// </summary>
public sealed record SuggestedImage
{
    /// <summary>The id of the image.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; }

    /// <summary>The project.</summary>
    public Guid? Project { get; init; }

    /// <summary>The iteration that made the suggestions.</summary>
    public Guid? Iteration { get; init; }

    /// <summary>The domain of that iteration.</summary>
    public Guid? Domain { get; init; }

    /// <summary>The time of the suggestion, UTC (the service sends no zone).</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>
    /// A link to the image as the model received it, valid for 24 hours, or a path for GetArtifact inside a virtual network.
    /// </summary>
    public string? ResizedImageUri { get; init; }

    /// <summary>A link to a thumbnail, as <see cref="ResizedImageUri"/>.</summary>
    public string? ThumbnailUri { get; init; }

    /// <summary>A link to the bytes as they were sent, as <see cref="ResizedImageUri"/>.</summary>
    public string? OriginalImageUri { get; init; }

    /// <summary>The suggested tags and boxes.</summary>
    public IReadOnlyList<Prediction> Predictions
    {
        get => field ?? [];
        init;
    }

    /// <summary>The entropy of the suggestions: the higher, the less certain.</summary>
    public double PredictionUncertainty { get; init; }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => $"Suggestions for image {Id}";
}
