using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>
/// An image that was sent to the prediction endpoint, stored by the service with its results (QueryPredictions; StoredImagePrediction on
/// the wire).
/// </summary>
public sealed record StoredPrediction
{
    /// <summary>The id of the prediction.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>The project of the model.</summary>
    public Guid? Project { get; init; }

    /// <summary>The iteration whose model made the prediction.</summary>
    public Guid? Iteration { get; init; }

    /// <summary>The domain of that iteration.</summary>
    public Guid? Domain { get; init; }

    /// <summary>The time of the prediction, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>
    /// A link to the image as the model received it, valid for 24 hours, or a path for GetArtifact inside a virtual network.
    /// </summary>
    public string? ResizedImageUri { get; init; }

    /// <summary>A link to a thumbnail, as <see cref="ResizedImageUri"/>.</summary>
    public string? ThumbnailUri { get; init; }

    /// <summary>A link to the bytes as they were sent, as <see cref="ResizedImageUri"/>.</summary>
    public string? OriginalImageUri { get; init; }

    /// <summary>The results.</summary>
    public IReadOnlyList<Prediction> Predictions
    {
        get => field ?? [];
        init;
    }

    /// <summary>
    /// The members of the answer that this type does not define, by their names on the wire; <see langword="null"/> if there are none.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? AdditionalData { get; set; }

    /// <summary>Returns the type and the id, if any, and never a name, a person or a link.</summary>
    public override string ToString() => $"Stored prediction {Id}";
}
