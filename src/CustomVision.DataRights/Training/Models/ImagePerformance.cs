using System.Text.Json;
using System.Text.Json.Serialization;

namespace CustomVision.DataRights.Training;

/// <summary>The predictions of an iteration for one of its own images (GetImagePerformances).</summary>
public sealed record ImagePerformance
{
    /// <summary>The id of the image.</summary>
    [JsonConverter(typeof(RequiredGuidConverter))]
    public required Guid Id { get; init; }

    /// <summary>The time at which the image was added, UTC.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>Width in pixels.</summary>
    public int Width { get; init; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; init; }

    /// <summary>A link to the image, valid for 24 hours, or a path for GetArtifact inside a virtual network.</summary>
    public string? ImageUri { get; init; }

    /// <summary>A link to a thumbnail, as <see cref="ImageUri"/>.</summary>
    public string? ThumbnailUri { get; init; }

    /// <summary>The tags on the image; empty for an untagged one.</summary>
    public IReadOnlyList<ImageTag> Tags
    {
        get => field ?? [];
        init;
    }

    /// <summary>The boxes on the image; empty in classification projects.</summary>
    public IReadOnlyList<ImageRegion> Regions
    {
        get => field ?? [];
        init;
    }

    /// <summary>The predictions of the iteration.</summary>
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
    public override string ToString() => $"Performance of image {Id}";
}
